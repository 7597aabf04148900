import { bestRun, cutTail, type Judged, judge } from "./body.ts";
import { withoutDebris } from "./clean.ts";
import { findDates } from "./dates.ts";
import { emptyHead } from "./head.ts";
import { linesOfText, size } from "./lines.ts";
import { compose } from "./read-html.ts";
import { ReadFault, type Reading, type ReadOptions } from "./reading.ts";
import { sameWords, type Title, titleOfPage } from "./title.ts";
import { trim } from "./trim.ts";

/** Reads one article from the bare text of a page: navigation, facts and footer are told by their words alone. */
export function readText(text: string, options: ReadOptions): Reading {
  const lines = linesOfText(unfold(withoutDebris(text)));
  const judged = judge(lines);
  const title = titleOf(judged, options.title ?? "");
  const run = bestOf(judged, title);
  const body = trim(cutTail(run, 0.25), title.text);
  const chars = body.lines.reduce((sum, line) => sum + size(line), 0);
  if (chars < 12) throw new ReadFault("文本里没有找到正文", "请检查文件是否完整");
  if (!title.text) throw new ReadFault("文本里没有找到标题", "请把标题单独放在第一行");
  return compose({ judged, head: emptyHead(), title, body, lines, options });
}

/** Text has no containers: short lines far from prose are navigation, so only a few before the first paragraph may stay. */
function bestOf(judged: readonly Judged[], title: Title): Judged[] {
  const after = judged.filter(({ line }) => line.index > title.index);
  const weighed = after.map((entry, at) =>
    isBullet(entry.line.text)
      ? { ...entry, value: -8 }
      : entry.kind === "short" && !after.slice(Math.max(0, at - 4), at + 5).some((near) => near.kind === "prose")
        ? { ...entry, value: -6 }
        : entry,
  );
  const { from, to } = bestRun(weighed);
  const run = weighed.slice(from, withoutNames(weighed, to));
  return run.length > 0 ? run : after;
}

/** Many short lines behind the last paragraph are names of links; a signature of up to two lines and its date stay. */
function withoutNames(judged: readonly Judged[], to: number): number {
  const last = judged.findLastIndex(({ kind }, at) => at < to && kind === "prose");
  const rest = judged.slice(last + 1);
  const other = rest.findIndex(({ kind, line }) => kind !== "short" || /[。！？；”）)]$/.test(line.text));
  const names = other < 0 ? rest.length : other;
  if (last < 0 || names < 4) return to;
  const signed = rest.slice(0, 3).findIndex(({ kind, line }) => kind === "meta" && findDates(line.text).length > 0);
  return Math.min(to, last + 2 + signed);
}

function isBullet(text: string): boolean {
  return /^[-•·*]\s?[^，。；]{1,14}$/.test(text);
}

/** A page whose line breaks were lost: title, time and labels are put on lines of their own again. */
function unfold(text: string): string {
  const line = text.trim();
  if (line.length < 120 || /\n\s*\S/.test(line)) return text;
  const [date] = findDates(line.slice(0, 160));
  if (!date || date.hour === undefined || date.at < 6) return text;
  const words = line.slice(date.end).trim().split(/\s+/);
  const labels = words.findIndex((word) => word.length > 14 && !/^\S{1,6}[:：]/.test(word));
  if (labels < 0) return text;
  return [line.slice(0, date.at), `${line.slice(date.at, date.end)} ${words.slice(0, labels).join(" ")}`, words.slice(labels).join(" ")].join("\n");
}

function titleOf(judged: readonly Judged[], hint: string): Title {
  if (hint) {
    const at = judged.map(({ line }) => sameWords(line.text, hint)).lastIndexOf(true, firstProse(judged));
    return { text: hint, index: judged[at]?.line.index ?? -1, doubt: null };
  }
  const opening = judged[0]?.line.text ?? "";
  const heading = underOpening(judged, opening);
  if (heading) return { text: heading.line.text, index: heading.line.index, doubt: null };
  let best: { score: number; entry: Judged | null } = { score: 0, entry: null };
  judged.forEach((entry, at) => {
    const score = scoreOf(entry, judged, at, opening);
    if (score > best.score) best = { score, entry };
  });
  if (best.entry) return { text: best.entry.line.text, index: best.entry.line.index, doubt: best.score < 40 ? "标题按位置推断" : null };
  return { text: titleOfPage(opening), index: 0, doubt: "标题取自第一行" };
}

/** Text of a page often opens with the words of its title bar: the heading is the later line they begin with. */
function underOpening(judged: readonly Judged[], opening: string): Judged | null {
  const flat = (text: string): string => text.replace(/\s/g, "");
  const same = judged.filter(
    ({ line, kind }, at) => at > 0 && size(line) >= 6 && (kind === "short" || kind === "prose") && flat(opening).startsWith(flat(line.text)),
  );
  const followed = same.find(({ line }) =>
    judged.some((next) => next.kind === "meta" && next.line.index > line.index && next.line.index <= line.index + 3),
  );
  return followed ?? same[0] ?? null;
}

function firstProse(judged: readonly Judged[]): number {
  const at = judged.findIndex(({ kind, line }) => kind === "prose" && size(line) >= 30);
  return at < 0 ? judged.length - 1 : at;
}

function scoreOf({ line, kind }: Judged, judged: readonly Judged[], at: number, opening: string): number {
  const chars = size(line);
  const stop = firstProse(judged);
  if ((kind !== "short" && kind !== "prose") || chars < 5 || chars > 90 || at > stop) return 0;
  if (/[。；，]$/.test(line.text)) return 0;
  let score = Math.min(chars, 24);
  const facts = judged.slice(at + 1, at + 4).findIndex((next) => next.kind === "meta");
  if (facts >= 0) score += 30 - facts * 4;
  if (judged.slice(Math.max(0, at - 3), at).some((before) => before.kind === "breadcrumb")) score += 14;
  if (judged.slice(Math.max(0, at - 2), at).some((before) => before.kind === "meta")) score += 8;
  const flat = (text: string): string => text.replace(/\s/g, "");
  if (at > 0 && flat(opening).startsWith(flat(line.text)) && chars >= 6) score += 34;
  if (at === 0 && judged.slice(1, stop + 1).every((next) => !sameWords(next.line.text, line.text))) score += 6;
  score += Math.max(0, 12 - (stop - at));
  return score;
}
