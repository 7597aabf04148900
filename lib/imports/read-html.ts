import { collectAttachments, isAttachmentLine } from "./attachments.ts";
import { bestRun, chooseContainer, cutTail, type Judged, judge, linesWithin, type Span, weigh } from "./body.ts";
import { findBreadcrumb } from "./breadcrumb.ts";
import { cleanName, withoutDebris } from "./clean.ts";
import { findDates } from "./dates.ts";
import { type Facts, findFacts, zonesOf } from "./facts.ts";
import { type Head, isArticleAddress, readHead } from "./head.ts";
import { type Line, linesOf, linkShare, size } from "./lines.ts";
import { describeCount, findPublished, type Published } from "./published.ts";
import { type Doubt, ReadFault, type Reading, type ReadOptions } from "./reading.ts";
import { renderBody } from "./render.ts";
import { findTitle, type Title } from "./title.ts";
import { parseTree } from "./tree.ts";
import { trim } from "./trim.ts";

const mostLines = 40_000;
/** `[新闻] 标题`: the board of a forum or the kind of a piece, set before its title. */
const categoryMark =
  /^[[【](?:新闻|转载|原创|公告|图文|组图|通知|转帖|讨论|资讯|要闻|活动|置顶)[\]】]\s*(?=\S)|^(?:原创|转载|置顶|图文|组图)[:：|\s]+(?=\S)/;

/** Reads one article from a saved page. Throws a ReadFault when the page holds none. */
export function readHtml(source: string, options: ReadOptions): Reading {
  const html = withoutDebris(source);
  const tree = parseTree(html);
  const lines = linesOf(tree);
  if (lines.length > mostLines) throw new ReadFault(`网页有 ${lines.length} 行，超过 ${mostLines} 行`, "这不像一篇文章；请只保存文章页");
  const head = readHead(tree);
  const judged = judge(lines);
  const sums = weigh(judged);
  const guess = findTitle(judged, head, -1, options.title);
  const container = chooseContainer(judged, sums, guess.index);
  const inside = container ? linesWithin(judged, container, sums) : [];
  const run = withPictures(inside, bestRun(inside));
  const start = run.find(({ kind }) => kind === "prose")?.line.index ?? run[0]?.line.index ?? -1;
  const title = findTitle(judged, head, start, options.title);
  const body = trim(cutTail(afterTitle(run, title)), title.text);
  refuseWithoutArticle(judged, body.lines, title);
  return compose({ judged, head, title, body, lines, options });
}

/** Pictures at either end of the run belong to it. */
function withPictures(inside: readonly Judged[], { from, to }: Span): Judged[] {
  const bare = (at: number): boolean => {
    const line = inside[at]?.line;
    return line !== undefined && !line.text && line.pictures.length > 0;
  };
  let [low, high] = [from, to];
  while (bare(low - 1)) low -= 1;
  while (bare(high)) high += 1;
  return inside.slice(low, high);
}

/** Drops what stands above the title when the container holds the title too. */
function afterTitle(run: readonly Judged[], title: Title): Judged[] {
  const at = run.findIndex(({ line }) => line.index === title.index);
  if (at < 0) return [...run];
  const mass = (part: readonly Judged[]): number => part.reduce((sum, { line, kind }) => sum + (kind === "prose" ? size(line) : 0), 0);
  return mass(run.slice(0, at)) <= mass(run.slice(at)) * 0.4 ? run.slice(at + 1) : [...run];
}

function refuseWithoutArticle(judged: readonly Judged[], body: readonly Line[], title: Title): void {
  const chars = body.reduce((sum, line) => sum + size(line) - line.linkChars, 0);
  const links = judged.filter(({ line }) => linkShare(line) > 0.6 && size(line) >= 8 && !line.hidden).length;
  const prose = judged.filter(({ line, kind }) => kind === "prose" && body.includes(line)).length;
  const entriesAtAll = judged.filter(
    ({ line }) => !line.hidden && size(line) >= 4 && line.linkChars >= 4 && (linkShare(line) > 0.6 || findDates(line.text, true).length > 0),
  ).length;
  if (entriesAtAll >= 6 && chars < 40)
    throw new ReadFault(`这是一张列表页或首页：${entriesAtAll} 条链接，没有正文`, "请保存列表里的文章页，列表页不导入");
  if (links >= 8 && (prose === 0 || chars < 80 || (links > 40 && chars < links * 3)))
    throw new ReadFault(`这是一张列表页：${links} 条链接，没有正文`, "请保存列表里的文章页，列表页不导入");
  const entries = body.filter(
    (line) => line.runs.some((run) => run.href !== undefined && run.text.length >= 8) && findDates(line.text, true).length > 0,
  ).length;
  if (entries >= 6 && entries > body.length * 0.6)
    throw new ReadFault(`这是一张列表页：${entries} 条带日期的链接，没有正文`, "请保存列表里的文章页，列表页不导入");
  if (chars < 12) throw new ReadFault("网页里没有找到正文", "正文可能由脚本写出；请在浏览器里打开后用“另存为（网页，全部）”保存，或复制成文本文件");
  if (!title.text) throw new ReadFault("网页里没有找到标题", "请检查文件是否保存完整");
}

type Parts = {
  judged: readonly Judged[];
  head: Head;
  title: Title;
  body: { lines: Line[]; dropped: string[] };
  lines: readonly Line[];
  options: ReadOptions;
};

/** Shared by pages and bare text: the facts around a body, cleaned, with what is doubtful about them. */
export function compose({ judged, head, title, body, lines, options }: Parts): Reading {
  const address = [options.address ?? "", ...head.addresses].find(isArticleAddress) ?? null;
  const zones = zonesOf(judged, title.index, body.lines);
  const facts = findFacts(zones, head);
  const published = findPublished(zones, head, address, lines);
  const base = head.base && URL.canParse(head.base, address ?? undefined) ? new URL(head.base, address ?? undefined).href : address;
  const span = spanOf(judged, body.lines);
  const files = collectAttachments(span, base);
  const shown = body.lines.filter((line) => !isAttachmentLine(line));
  const heading = cleanName(title.text.replace(categoryMark, ""));
  const pictures = shown
    .concat(span.filter((line) => !line.text))
    .flatMap((line) => line.pictures)
    .filter((picture, at, all) => picture.address && all.indexOf(picture) === at);
  return {
    title: heading,
    html: renderBody(shown, base, heading),
    characters: shown.reduce((sum, line) => sum + size(line), 0),
    publishedAt: published?.at.toISOString() ?? null,
    hasTime: published?.hasTime ?? false,
    source: facts.source ? cleanName(facts.source.value) : null,
    sourceLink: facts.sourceUrl,
    clicks: facts.clicks?.value ?? null,
    author: facts.author ? cleanName(facts.author.value) : null,
    editor: facts.editor ? cleanName(facts.editor) : null,
    breadcrumb: findBreadcrumb(judged, head, heading, options.channelNames).map(cleanName),
    address,
    attachments: files.attachments,
    looseFiles: files.loose,
    pictures: pictures.filter((picture) => (picture.width ?? 99) > 32 && (picture.height ?? 99) > 32),
    dropped: body.dropped,
    doubts: doubtsOf(title, facts, published, body.lines, judged),
  };
}

/** The lines from the body's first to shortly after its last, where lists of attachments stand. */
function spanOf(judged: readonly Judged[], body: readonly Line[]): Line[] {
  const first = body[0]?.index ?? 0;
  const last = body.at(-1)?.index ?? first;
  const after: Line[] = [];
  for (const { line, kind } of judged) {
    if (line.index <= last) continue;
    if (kind === "footer" || kind === "related" || line.index > last + 12) break;
    if (isAttachmentLine(line)) after.push(line);
  }
  return [...judged.filter(({ line }) => line.index >= first && line.index <= last && !line.hidden).map(({ line }) => line), ...after];
}

function doubtsOf(title: Title, facts: Facts, published: Published | null, body: readonly Line[], judged: readonly Judged[]): Doubt[] {
  const doubts: Doubt[] = [];
  const add = (field: Doubt["field"], reason: string | null | undefined): void => {
    if (reason) doubts.push({ field, reason });
  };
  add("title", title.doubt);
  add("source", facts.source?.doubt);
  add("author", facts.author?.doubt);
  add("clicks", facts.clicks?.doubt ?? describeCount(facts));
  add("publishedAt", published === null ? "没有找到发布日期" : published.doubt);
  if (
    /[（(]\d{1,2}[)）]$/.test(title.text) ||
    judged.some(
      ({ line, kind }) =>
        kind === "pager" && /(?:^|\D)1\D+2(?:\D|$)|下一页|余下全文|共 ?[2-9]/.test(line.text) && Math.abs(line.index - (body.at(-1)?.index ?? 0)) < 8,
    )
  )
    add("body", "文章分成多页，这里只有一页");
  if (title.text.endsWith("...") || title.text.endsWith("…")) add("title", "标题以省略号结尾，可能被截短");
  return doubts;
}
