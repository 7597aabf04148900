import { sanitize } from "#lib/content/sanitize.ts";
import { plainText } from "#lib/content/plain-text.ts";
import { type Attachment, collectAttachments, isAttachmentLine, type Loose } from "./attachments.ts";
import { bestRun, chooseContainer, cutTail, type Judged, judge, linesWithin, weigh } from "./body.ts";
import { findBreadcrumb } from "./breadcrumb.ts";
import { cleanName, countPinyin } from "./clean.ts";
import { findFacts, zonesOf } from "./facts.ts";
import { type Head, readHead } from "./head.ts";
import { type Line, linesOf, linesOfText, type Picture } from "./lines.ts";
import { markUp } from "./markup.ts";
import { isListPage } from "./page-kind.ts";
import { describeCount, findPublished, type Published } from "./published.ts";
import { findTitle } from "./title.ts";
import { parseTree, type Tree } from "./tree.ts";
import { trim } from "./trim.ts";

export type ReadingFault = "list" | "no-title" | "no-body";
/** What a saved page holds. `html` is ours and sanitised; `doubts` are sentences for the operator. */
export type Reading = {
  title: string;
  source: { name: string; url?: string } | null;
  published: Published | null;
  clicks: number | null;
  author: string | null;
  editor: string | null;
  breadcrumb: string[];
  html: string;
  text: string;
  attachments: Attachment[];
  looseFiles: Loose[];
  pictures: Picture[];
  keywords: string[];
  address: string | null;
  doubts: string[];
  dropped: string[];
};
export type ReadingHints = { title?: string; address?: string; channelNames?: readonly string[] };

const emptyHead: Head = { title: "", meta: new Map(), jsonLd: {}, times: [], addresses: [], base: null };

/** Reads one page, saved as HTML or as the bare text of it. */
export function readPage(source: string, hints: ReadingHints = {}): Reading | ReadingFault {
  const tree = looksLikeHtml(source) ? parseTree(source) : null;
  const head = tree ? readHead(tree) : emptyHead;
  const judged = judge(tree ? linesOf(tree) : linesOfText(source));
  const names = hints.channelNames ?? [];
  const { title, body, dropped } = locate(judged, head, tree, hints.title ?? "");
  if (isListPage(judged, body)) return "list";
  if (body.length === 0) return "no-body";
  if (!title.text) return "no-title";
  const address = hints.address ?? head.addresses[0] ?? null;
  const base = head.base && URL.canParse(head.base) ? head.base : address;
  const zones = zonesOf(judged, title.index, body);
  const facts = findFacts(zones, head);
  const published = findPublished(zones, head, address, judged.map(({ line }) => line));
  const pinyin = countPinyin(body.map((line) => line.text).join("\n"));
  const files = collectAttachments(body, base);
  const words = body.filter((line) => !isAttachmentLine(line));
  const html = sanitize(markUp(words, base, pinyin));
  const text = plainText(html);
  if (!text) return "no-body";
  return {
    title: cleanName(title.text),
    source: facts.source ? { name: cleanName(facts.source.value), ...(facts.sourceUrl ? { url: facts.sourceUrl } : {}) } : null,
    published, clicks: facts.clicks?.value ?? null, author: facts.author?.value ?? null, editor: facts.editor,
    breadcrumb: findBreadcrumb(judged, head, title.text, names), html, text,
    attachments: files.attachments, looseFiles: files.loose, pictures: body.flatMap((line) => line.pictures).filter((picture) => picture.address),
    keywords: [], address, dropped,
    doubts: [title.doubt, facts.source?.doubt, facts.clicks?.doubt, facts.author?.doubt, published?.doubt, describeCount(facts)].filter((doubt): doubt is string => Boolean(doubt)),
  };
}

export function looksLikeHtml(source: string): boolean {
  return /<(?:!doctype|html|head|body|div|p|table|td|span|br|article|h1)\b[^>]*>/i.test(source);
}

/** Title and body point at each other, so both are looked for twice. */
function locate(judged: readonly Judged[], head: Head, tree: Tree | null, hint: string) {
  const sums = tree ? weigh(judged) : new Map();
  const lines = (titleIndex: number): Judged[] => {
    const container = tree ? chooseContainer(judged, sums, titleIndex) : null;
    const inside = container ? linesWithin(judged, container, sums) : judged;
    const { from, to } = bestRun(inside);
    return cutTail(inside.slice(from, to));
  };
  const first = lines(-1);
  const firstTitle = findTitle(judged, head, first[0]?.line.index ?? -1, hint);
  const second = lines(firstTitle.index);
  const title = findTitle(judged, head, second[0]?.line.index ?? -1, hint);
  const { lines: body, dropped } = trim(second, title.text);
  return { title, body: body as Line[], dropped };
}
