import type { Judged } from "./body.ts";
import { hasEmptyCount, readClicks } from "./counts.ts";
import { type Head, metaValue } from "./head.ts";
import type { Line } from "./lines.ts";
import { sameWords } from "./title.ts";
import { besideDate, looksLikeSource, valueAfter } from "./values.ts";

export type Found<T> = { value: T; doubt: string | null };
export type Zones = { head: Line[]; tail: Line[]; hidden: Line[]; body: readonly Line[] };
export type Facts = {
  source: Found<string> | null;
  sourceUrl: string | null;
  clicks: Found<number> | null;
  countedByScript: boolean;
  author: Found<string> | null;
  editor: string | null;
};

const sourceLabel =
  /(?<!图片|照片|图|数据|资料|視頻|视频|素材|灵感|财政|经济|生活|收入|资金|财富|污染|信息)(?:信息来源|信息來源|资讯来源|文章来源|稿件来源|新闻来源|内容来源|消息来源|本文来源|来源于|来源|來源|稿源|出处|出處|转自|转载自|供稿单位|发布机构|发布单位|发文单位|信息提供)\s*(?:[:：|]|(?=[A-Z《]))/g;
const authorLabel = /(?:作\s?者|撰\s?稿(?:人)?|撰\s?文|文\s?字?[/｜|丨](?!图)|文\/图|发布人|发布者|發佈者)\s*[:：｜|丨]?\s*/g;
const reporter = /[（(](?:[^）)。]{0,12}?)(?:全媒体|全媒體|本报|特约|实习|见习)?(?:记者|記者)\s*[:：]?\s*([^）)。；]{2,40})[）)]/;
const signed =
  /^(?:.{2,8}\s+)?(?:本报|本刊|特约|实习|见习|全媒体)?(?:记者|記者)\s*[:：]?\s*((?:\p{Script=Han}{2,4})(?:[、 ]\p{Script=Han}{2,4}){0,3})\s*(?:$|[/／](?:报道|報導|文|综合)| {2}|\d)/u;
const editorLabel = /(?:责任编辑|責任編輯|责编|責編|网络编辑|值班编辑|文字编辑|编辑|編輯|责 编|编 辑)\s*[:：/｜|丨]?\s*/g;

/** The parts of a page where facts about the article stand: from shortly before its title to its body, after the body, and hidden. */
export function zonesOf(judged: readonly Judged[], titleIndex: number, body: readonly Line[]): Zones {
  const first = body[0]?.index ?? 0;
  const last = body.at(-1)?.index ?? first;
  const from = titleIndex >= 0 && titleIndex <= first ? titleIndex - 10 : first - 12;
  const usable = judged.filter(({ line, kind }) => line.text.length <= 400 && kind !== "related" && kind !== "comment" && kind !== "footer");
  const pick = (low: number, high: number): Line[] =>
    usable.filter(({ line }) => !line.hidden && line.index >= low && line.index <= high).map(({ line }) => line);
  // Trimming took the editor's mark off the last paragraphs; here it is wanted.
  const whole = new Map(judged.map(({ line }) => [line.index, line]));
  const title = judged.find(({ line }) => line.index === titleIndex)?.line.text ?? "";
  const head = pick(from, first - 1).concat(pick(first, first + 1).filter((line) => line.text.length <= 60));
  return {
    head: pairUp(head.filter((line) => !sameWords(line.text, title))),
    tail: [...body.slice(-3).map((line) => whole.get(line.index) ?? line), ...afterBody(usable, last)],
    body,
    hidden: usable.filter(({ line, kind }) => line.hidden && kind === "meta").map(({ line }) => line),
  };
}

const bareLabel =
  /^(?:信息|稿件|文章)?(?:来源|來源|稿源|出处|作者|撰稿|责任编辑|責任編輯|编辑|發布|发布|点击|點擊|浏览|瀏覽|阅读|閱讀|访问)(?:单位|單位|机构|機構|部门|時間|时间|日期|次数|次數|量|数|數|人)?\s*[:：]?$/;

/** A label and its value may stand in neighbouring cells; they are read as one line. */
function pairUp(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, at) => {
    const next = lines[at + 1];
    const cells = next !== undefined && /^(?:dt|th|td)$/.test(line.tag) && /^(?:dd|td)$/.test(next.tag) && next.index === line.index + 1;
    if (!cells || next.text.length > 60 || !bareLabel.test(line.text)) return [line];
    const label = `${line.text.replace(/\s*[:：]$/, "")}：`;
    return [{ ...next, text: label + next.text, runs: [{ text: label }, ...next.runs] }];
  });
}

/** Up to fifteen lines below the body, ending where lists of other articles begin. */
function afterBody(judged: readonly Judged[], last: number): Line[] {
  const lines: Line[] = [];
  let links = 0;
  for (const { line, kind } of judged) {
    if (line.index <= last || line.hidden) continue;
    links += kind === "links" ? 1 : 0;
    if (lines.length >= 15 || links > 6 || line.index > last + 30) break;
    lines.push(line);
  }
  return lines;
}

export function findFacts(zones: Zones, head: Head): Facts {
  const source = findSource(zones, head);
  return {
    source: source?.found ?? null,
    sourceUrl: source?.url ?? null,
    clicks: findClicks(zones, head),
    countedByScript: zones.head.concat(zones.tail.slice(3)).some((line) => hasEmptyCount(line.text)),
    author: findAuthor(zones, head),
    editor: findEditor(zones, head),
  };
}

type SourceFound = { found: Found<string>; url: string | null };

function findSource(zones: Zones, head: Head): SourceFound | null {
  const visible = labelledSource(zones.head) ?? labelledSource(zones.hidden) ?? null;
  if (visible) return visible;
  const stated = metaValue(head, "contentsource", "source", "article:source", "mediaid", "og:release_source");
  const said = stated ? valueAfter(stated.replace(/^(?:来源|來源)\s*[:：]/, "")) : "";
  if (said) return { found: { value: said, doubt: null }, url: null };
  return labelledSource(zones.tail) ?? unlabelledSource(zones.head) ?? publisher(head);
}

function publisher(head: Head): SourceFound | null {
  const name = metaValue(head, "article:author") ?? head.jsonLd.publisher;
  return name && looksLikeSource(name) ? { found: { value: name, doubt: "来源取自网页的署名声明" }, url: null } : null;
}

function labelledSource(lines: readonly Line[]): SourceFound | null {
  for (const [at, line] of lines.entries()) {
    for (const match of line.text.matchAll(sourceLabel)) {
      const end = (match.index ?? 0) + match[0].length;
      const value = valueAfter(line.text.slice(end));
      if (value) return { found: { value, doubt: null }, url: linkAt(line, end) };
      const next = lines[at + 1];
      const beside = next !== undefined && next.index === line.index + 1 && next.block?.parent === line.block?.parent && end >= line.text.length;
      if (beside && next.text.length <= 24 && valueAfter(next.text) === next.text && next.block)
        return { found: { value: next.text, doubt: null }, url: linkAt(next, 0) };
    }
  }
  return null;
}

function linkAt(line: Line, at: number): string | null {
  let passed = 0;
  for (const run of line.runs) {
    passed += run.text.length;
    if (passed > at && run.text.trim()) return run.href !== undefined && /^https?:\/\//i.test(run.href) ? run.href : null;
  }
  return null;
}

/** `2023-10-19 14:05  央视新闻`, or a line with the name of an office beside the line with the date. */
function unlabelledSource(lines: readonly Line[]): SourceFound | null {
  const doubt = "来源没有标签，按位置推断";
  for (const [at, line] of lines.entries()) {
    if (line.text.length > 80) continue;
    const beside = besideDate(line.text);
    if (!beside) continue;
    const name = [beside.after, ...beside.before.replace(/\s(?:本报|本刊|特约)?(?:记者|記者).*$/, "").split(/\s*[|｜]\s*| {2,}/)].find((part) =>
      looksLikeSource(part),
    );
    if (name) return { found: { value: name, doubt }, url: null };
    if (beside.before || beside.after) continue;
    const near = [lines[at + 1], lines[at - 1]]
      .map((other) => (other && other.linkChars === 0 && other.text.length <= 24 ? valueAfter(other.text) : ""))
      .find((text) => looksLikeSource(text));
    if (near) return { found: { value: near, doubt }, url: null };
  }
  return null;
}

function findClicks(zones: Zones, head: Head): Found<number> | null {
  for (const line of zones.head.concat(zones.hidden, zones.tail.slice(3))) {
    if (line.text.length > 160) continue;
    const value = readClicks(line.text);
    if (value !== null) return { value, doubt: null };
  }
  const bare = zones.head.map((line) => /(?:^|\s)(\d[\d.]*) ?([wW万]) ?次(?:\s|$)/.exec(line.text)).find((match) => match !== null);
  if (bare) return { value: Math.round(Number(bare[1]) * 10_000), doubt: "点击量没有标签" };
  const stated = Number(metaValue(head, "hits", "views", "readcount") ?? Number.NaN);
  return Number.isInteger(stated) ? { value: stated, doubt: null } : null;
}

function findAuthor(zones: Zones, head: Head): Found<string> | null {
  const labelled = labelledName(zones.head.concat(zones.hidden), authorLabel) ?? labelledName(zones.tail, authorLabel);
  if (labelled) return { value: labelled, doubt: null };
  const line = zones.head
    .filter(({ text }) => text.length <= 60)
    .map(({ text }) => signed.exec(text)?.[1])
    .find((name) => name !== undefined);
  if (line) return { value: line, doubt: null };
  for (const line of zones.head) {
    const beside = line.text.length <= 60 && line.linkChars < line.text.length / 2 ? besideDate(line.text) : null;
    const name = beside?.before.replace(/^(?:原创|发布者?|by)\s*/i, "") ?? "";
    if (
      name.length >= 2 &&
      name.length <= 10 &&
      !looksLikeSource(name) &&
      !/[:：|｜丨/]|时间|時間|日期|发布|發布|发表|發表|更新|首页|来源|最后/.test(name)
    )
      return { value: name, doubt: "作者没有标签，按位置推断" };
  }
  for (const line of zones.tail) {
    const names = reporter.exec(line.text)?.[1];
    const value = names ? valueAfter(names.replace(/\s*(?:通讯员|通訊員|摄影|攝影).*$/, ""), true) : "";
    if (value) return { value, doubt: null };
  }
  const said = head.jsonLd.author;
  return said && said.length <= 20 ? { value: said, doubt: null } : null;
}

function findEditor(zones: Zones, head: Head): string | null {
  return (
    labelledName(zones.tail, editorLabel) ??
    labelledName(zones.head.concat(zones.hidden), editorLabel) ??
    metaValue(head, "responsibleeditor", "editor")
  );
}

function labelledName(lines: readonly Line[], label: RegExp): string | null {
  for (const line of lines) {
    for (const match of line.text.matchAll(label)) {
      const at = match.index ?? 0;
      const marked = /[:：/｜|丨]\s*$/.test(match[0]) || /[（(【[\s]$/.test(line.text.slice(0, at)) || at === 0;
      const rest = line.text.slice(at + match[0].length);
      if (
        /^(?:最新|最近|更多|其他|相关|简介|主页|文章|排行|推荐|中心)/.test(rest) ||
        !marked ||
        (!/[:：/｜|丨]\s*$/.test(match[0]) && !/^\p{Script=Han}{1,3}(?: ?\p{Script=Han}{1,2})?\s*[）)】\]]?$/u.test(rest))
      )
        continue;
      const value = valueAfter(rest.replace(/[）)】].*$/, ""), true).replace(/_[A-Z]{1,4}\d+$/, "");
      if (value && value.length <= 24 && !/[，。；]/.test(value)) return value;
    }
  }
  return null;
}
