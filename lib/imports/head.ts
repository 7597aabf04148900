import { descend, type Element, rawText, type Tree } from "./tree.ts";

/** What a page says about itself outside its visible text. Keys of `meta` are lower case. */
export type Head = {
  title: string;
  meta: Map<string, string>;
  jsonLd: JsonLd;
  times: { value: string; element: Element }[];
  addresses: string[];
  base: string | null;
  scriptDate: string | null;
  yearInAddresses: number | null;
};
export type JsonLd = { headline?: string; published?: string; author?: string; publisher?: string; breadcrumb?: string[]; url?: string };

export function emptyHead(): Head {
  return { title: "", meta: new Map(), jsonLd: {}, times: [], addresses: [], base: null, scriptDate: null, yearInAddresses: null };
}

const dateInScript =
  /\b(?:publish(?:ed)?_?(?:time|date|at|on)|pub_?(?:time|date)|create_?(?:time|date|d_?at)|ct)\b["']?\s*[:=]\s*["']?(1\d{9}(?:\d{3})?|20\d{2}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)(?!\d)/i;
const dateInAddress = /(?<!\d)(20[0-3]\d)[-/]?(?:0[1-9]|1[0-2])[-/]?(?:0[1-9]|[12]\d|3[01])(?!\d)/;

export function readHead(tree: Tree): Head {
  const head = emptyHead();
  const years = new Map<number, number>();
  const links: string[] = [];
  let stated = 0;
  for (const element of descend(tree.root)) {
    const { tag, attrs } = element;
    if (tag === "title" && !head.title) head.title = rawText(element).replace(/\s+/g, " ").trim();
    else if (tag === "meta") remember(head.meta, attrs.name ?? attrs.property ?? attrs.itemprop, attrs.content);
    else if (tag === "link" && /(?:^|\s)canonical(?:\s|$)/i.test(attrs.rel ?? "") && attrs.href) links.push(attrs.href);
    else if (tag === "base" && attrs.href) head.base ??= attrs.href;
    else if (tag === "time" && attrs.datetime) head.times.push({ value: attrs.datetime, element });
    else if (tag === "script" && /ld\+json/i.test(attrs.type ?? "") && stated < 20) {
      stated += 1;
      mergeJsonLd(head.jsonLd, rawText(element));
    } else if (tag === "script" && !attrs.src) head.scriptDate ??= dateInScript.exec(rawText(element).slice(0, 200_000))?.[1] ?? null;
    const year = Number(dateInAddress.exec(attrs.src ?? attrs.href ?? "")?.[1] ?? 0);
    if (year > 0) years.set(year, (years.get(year) ?? 0) + 1);
  }
  head.yearInAddresses = [...years].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  head.addresses = [...links, head.meta.get("og:url"), head.jsonLd.url, ...savedFrom(tree.comments)].filter(
    (value) => value !== undefined && isArticleAddress(value),
  ) as string[];
  return head;
}

/** First non-empty value among meta names. */
export function metaValue(head: Head, ...names: string[]): string | null {
  for (const name of names) {
    const value = head.meta.get(name);
    if (value) return value;
  }
  return null;
}

/** The page's own address with its origin, or null. The home page of a site is nobody's article. */
export function isArticleAddress(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && (url.pathname.length > 1 || url.search.length > 1);
}

function remember(meta: Map<string, string>, name: string | undefined, content: string | undefined): void {
  const value = content?.replace(/\s+/g, " ").trim();
  const key = name?.trim().toLowerCase();
  if (key && value && !meta.has(key)) meta.set(key, value);
}

/** Internet Explorer and the "save page" of Chromium and SingleFile leave the address in a comment. */
function savedFrom(comments: readonly string[]): string[] {
  const found: string[] = [];
  for (const comment of comments.slice(0, 20)) {
    const address = /saved from url=\(\d+\)(\S+)/i.exec(comment)?.[1] ?? /(?:^|\n)\s*url:\s*(https?:\/\/\S+)/i.exec(comment)?.[1];
    if (address) found.push(address);
  }
  return found;
}

function mergeJsonLd(into: JsonLd, source: string): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source.trim().replace(/[\u0000-\u001f]+/g, " "));
  } catch {
    return;
  }
  const queue: unknown[] = [parsed];
  for (let seen = 0; queue.length > 0 && seen < 200; seen += 1) {
    const node = queue.shift();
    if (Array.isArray(node)) queue.push(...node.slice(0, 50));
    if (typeof node !== "object" || node === null || Array.isArray(node)) continue;
    const item = node as Record<string, unknown>;
    if (item["@graph"]) queue.push(item["@graph"]);
    const type = String(item["@type"] ?? "");
    if (/Article|Posting|Report/.test(type) || item.headline || item.pubDate) mergeArticle(into, item);
    if (type === "BreadcrumbList" && Array.isArray(item.itemListElement))
      into.breadcrumb ??= item.itemListElement.map(nameOf).filter((name) => name !== "");
  }
}

function mergeArticle(into: JsonLd, item: Record<string, unknown>): void {
  const text = (value: unknown): string | undefined => (typeof value === "string" && value.trim() ? value.trim() : undefined);
  const set = (key: "headline" | "published" | "author" | "publisher" | "url", value: string | undefined): void => {
    if (value) into[key] ??= value;
  };
  set("headline", text(item.headline) ?? text(item.title));
  set("published", text(item.datePublished) ?? text(item.pubDate));
  set("author", nameOf(item.author) || undefined);
  set("publisher", nameOf(item.publisher) || undefined);
  set("url", text(item.url) ?? text(item["@id"]));
}

function nameOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean).join(" ");
  if (typeof value !== "object" || value === null) return "";
  const item = value as Record<string, unknown>;
  return nameOf(item.name ?? item.item ?? "");
}
