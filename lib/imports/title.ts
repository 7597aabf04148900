import type { Judged } from "./body.ts";
import { type Head, metaValue } from "./head.ts";
import { size } from "./lines.ts";
import { ancestors, nameWords } from "./tree.ts";

export type Title = { text: string; index: number; doubt: string | null };

const titleWords = new Set(["title", "tit", "bt", "biaoti", "headline", "subject", "heading", "topic", "articletitle", "newstitle", "arti", "h1"]);
const separators = /\s*(?:_+|\s[-–—|｜]\s|[|｜]|--+|[-–—](?=[^-–—]*$)|»|::|>>|<<|\s\/\s)\s*/;
const siteName =
  /(?:网|網|网站|门户|政府|协会|学会|官网|新闻|资讯|频道|中心|委员会|管委会|日报|晚报|在线|公司|首页|学院|大学|The Paper|\.(?:com|cn|net|org)|栏目|专题)/i;
const headings: Record<string, number> = { h1: 42, h2: 32, h3: 26, h4: 18, h5: 18, h6: 14 };

function flatten(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s"'“”‘’「」《》〈〉.。,，:：;；!！?？、·•()[\]【】…—–\-_|]/g, "");
}

export function sameWords(a: string, b: string): boolean {
  const flat = flatten(a);
  return flat !== "" && flat === flatten(b);
}

/** The heading of the article among the visible lines, by its mark-up, its place and the page's own statements. */
export function findTitle(judged: readonly Judged[], head: Head, bodyStart: number, hint = ""): Title {
  const stated = [hint, metaValue(head, "articletitle", "og:title", "twitter:title") ?? "", head.jsonLd.headline ?? ""].filter(Boolean);
  const flatTitle = flatten(head.title);
  let best: { score: number; at: number } = { score: 0, at: -1 };
  judged.forEach((entry, at) => {
    const score = scoreOf(entry, judged, at, stated, flatTitle, bodyStart);
    if (score > best.score) best = { score, at };
  });
  const visible = judged[best.at]?.line;
  const said = stated[0] ?? titleOfPage(head.title);
  if (visible && best.score >= 40)
    return { text: complete(visible.text, [...stated, head.title]), index: visible.index, doubt: best.score < 60 ? "标题按位置推断" : null };
  if (said) return { text: said, index: visible && best.score >= 25 ? visible.index : -1, doubt: stated.length > 0 ? null : "标题取自网页标题栏" };
  return visible ? { text: visible.text, index: visible.index, doubt: "标题按位置推断" } : { text: "", index: -1, doubt: null };
}

function scoreOf(
  { line, kind }: Judged,
  judged: readonly Judged[],
  at: number,
  stated: readonly string[],
  flatTitle: string,
  bodyStart: number,
): number {
  const chars = size(line);
  const flat = flatten(line.text);
  if (chars < 4 || chars > 120 || flat.length < 3) return 0;
  if (kind !== "short" && kind !== "prose" && kind !== "links" && kind !== "notice") return 0;
  let score = headings[line.tag] ?? 0;
  const named = ancestors(line.block)
    .slice(0, 3)
    .some((element) => nameWords(element).some((word) => titleWords.has(word) || word.endsWith("title")));
  if (named) score += 18;
  if (stated.some((text) => flatten(text) === flat)) score += 45;
  if (flatTitle === flat) score += 45;
  else if (flat.length >= 6 && flatTitle.startsWith(flat)) score += 40;
  else if (flat.length >= 8 && flatTitle.includes(flat)) score += 25;
  else if (flatTitle.length >= 8 && flat.includes(flatTitle)) score += 25;
  if (judged.slice(at + 1, at + 4).some((next) => next.kind === "meta")) score += 22;
  const distance = bodyStart - line.index;
  if (bodyStart >= 0) score += distance >= 0 && distance <= 25 ? 20 - distance * 0.6 : distance < -2 ? -30 : 0;
  if (/[。；]$/.test(line.text)) score -= 25;
  if (line.linkChars > chars * 0.6) score -= 25;
  if (line.hidden) score -= 15;
  if (chars < 8) score -= 8;
  return score;
}

/** A heading cut short with dots is completed from a statement that begins with it. */
function complete(visible: string, stated: readonly string[]): string {
  const stem = /^(.{6,}?)(?:\.{2,}|…+)$/.exec(visible)?.[1];
  const whole = stem
    ? stated.find((text) => text.startsWith(stem) && !text.slice(stem.length).startsWith(".") && !text.slice(stem.length).startsWith("…"))
    : undefined;
  if (whole) return titleOfPage(whole);
  const plain = stated
    .map(titleOfPage)
    .find((text) => text.length >= 8 && visible !== text && visible.endsWith(text) && visible.length - text.length <= 4);
  return plain ?? visible;
}

/** `标题_栏目_某某网` → `标题`. */
export function titleOfPage(text: string): string {
  const parts = text
    .split(new RegExp(separators, "g"))
    .map((part) => part.trim())
    .filter(Boolean);
  while (parts.length > 1) {
    const last = parts.at(-1) ?? "";
    if (siteName.test(last) || last.length <= 6) parts.pop();
    else break;
  }
  const [first = "", ...rest] = parts;
  return rest.length > 0 && first.length >= 8 ? first : text.slice(0, text.indexOf(parts.at(-1) ?? "") + (parts.at(-1) ?? "").length).trim() || text;
}
