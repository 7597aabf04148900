import type { Judged } from "./body.ts";
import { findDates } from "./dates.ts";
import { type Line, type Run, size } from "./lines.ts";
import { sameWords } from "./title.ts";

const labelled = /(?:来源|來源|稿源|发布时间|发布日期|發布|发表于|作者|浏览|点击|阅读|时间|日期|字号|字体)\s*[:：]/;
const advert =
  /(?:>>|→|＞＞|点击(?:进入|下载|查看|购买|报名|观看|关注|阅读)|立即(?:下载|报名|购买)|^更多|查看更多|【.{0,6}(?:下载|投票|详情).{0,6}】|^\[?(?:详情|详细|全文)\]?$)/;
const inlineNeighbour = /\s*[|｜]?\s*(?:上一[篇条]|下一[篇条]|前一篇|后一篇)\s*[:：].*$/s;
const inlineEditor = /\s*[（(【[]\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|网络编辑|校对|审核)\s*[:：/ ][^）)】\]]{1,30}[）)】\]]\s*$/;
const truncated = /(?:\.{3}|…)$/;

/** What of a run of lines is the article's body. `dropped` keeps the words of every line left out, for the receipt. */
export function trim(run: readonly Judged[], title: string): { lines: Line[]; dropped: string[] } {
  const dropped: string[] = [];
  const started = dropHead(run, title, dropped);
  const kept: Line[] = [];
  started.forEach((entry, at) => {
    if (keeps(started, at)) kept.push(tidyEnd(entry.line, at >= started.length - 4));
    else dropped.push(entry.line.text);
  });
  // Titles of other articles, cut short with dots, trail behind the body of bare text.
  let cut = false;
  while (kept.length > 1) {
    const last = kept.at(-1);
    const short = last !== undefined && size(last) < 40 && !/[，。]/.test(last.text);
    const headline: boolean = short && (truncated.test(last.text) || (cut && size(last) >= 8 && !/[。！？；”）)]$/.test(last.text)));
    if (!last || last.pictures.length > 0 || (size(last) > 0 && !headline)) break;
    cut ||= headline;
    if (last.text) dropped.push(last.text);
    kept.pop();
  }
  return { lines: kept.filter((line) => line.text || line.pictures.length > 0), dropped: dropped.filter(Boolean) };
}

/** Leaves out the title and the facts about the article that stand before its first paragraph. */
function dropHead(run: readonly Judged[], title: string, dropped: string[]): Judged[] {
  const prose = run.findIndex(({ kind }) => kind === "prose");
  const opener = run[prose]?.line.block?.parent ?? null;
  const zone = prose < 0 ? Math.min(run.length, 6) : prose;
  let from = 0;
  for (let at = 0; at < zone; at += 1) {
    const entry = run[at];
    if (!entry) break;
    const { line, kind } = entry;
    const apart = line.block === null || line.block.parent !== opener;
    const facts = kind === "meta" && (labelled.test(line.text) || apart || findDates(line.text).some((date) => date.hour !== undefined));
    if (sameWords(line.text, title) || facts || kind === "breadcrumb" || kind === "tool" || kind === "share" || (kind === "links" && apart))
      from = at + 1;
  }
  for (const { line } of run.slice(0, from)) dropped.push(line.text);
  return run.slice(from);
}

function keeps(run: readonly Judged[], at: number): boolean {
  const entry = run[at];
  if (!entry) return false;
  const { line, kind } = entry;
  if (line.hidden) return run.every((other) => other.line.hidden || other.kind !== "prose");
  if (kind === "prose" || kind === "short") return !(advert.test(line.text) && line.linkChars > 0 && size(line) < 60);
  if (kind === "meta")
    return (
      !/^[\s（(]*(?:来源|來源|稿源|本文来源|信息来源|出处|作者|供稿|发布时间|发布日期|浏览|点击|阅读)/.test(line.text) &&
      (line.text.match(new RegExp(labelled, "g"))?.length ?? 0) < 2
    );
  if (/^\d{1,2}$/.test(line.text))
    return at > 0 && line.linkChars === 0 && run.slice(at + 1, at + 4).some((next) => next.kind === "prose" || next.kind === "short");
  if (kind === "links") return !advert.test(line.text) && size(line) >= 4 && run[at - 1]?.kind !== "links" && run[at + 1]?.kind !== "links";
  return kind === "share" && size(line) > 40 && /[。！]/.test(line.text) && line.linkChars === 0;
}

/** Takes an editor's mark or the titles of the neighbours off the end of a paragraph. */
function tidyEnd(line: Line, last: boolean): Line {
  const pattern = last && inlineNeighbour.test(line.text) ? inlineNeighbour : inlineEditor.test(line.text) ? inlineEditor : null;
  if (!pattern) return line;
  return tidyEnd(shorten(line, line.text.replace(pattern, "").length), last);
}

function shorten(line: Line, length: number): Line {
  const runs: Run[] = [];
  let left = length;
  for (const run of line.runs) {
    if (left <= 0) break;
    runs.push({ ...run, text: run.text.slice(0, left) });
    left -= run.text.length;
  }
  return { ...line, runs, text: line.text.slice(0, length) };
}
