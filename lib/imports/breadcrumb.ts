import type { Judged } from "./body.ts";
import type { Head } from "./head.ts";
import type { Line } from "./lines.ts";
import { sameWords } from "./title.ts";
import { ancestors, nameWords } from "./tree.ts";

const label = /^.*?(?:位置|路径|你在|您在)(?:是)?\s*[:：]?\s*/;
const separator = /\s*(?:>+|›+|»+|＞+|→|::|\/|\\|»|\s[-–—|｜·]\s|[|｜])\s*/;
const closers = /^(?:正文|正文内容|内容|內容|详情|文章详情|内容|查看|浏览|文章|信息详情|新闻详情|文章内容|资讯正文|详细内容|内容页|详细信息)$/;
const crumbWords = new Set([
  "breadcrumb",
  "breadcrumbs",
  "crumb",
  "crumbs",
  "position",
  "weizhi",
  "location",
  "path",
  "dqwz",
  "wz",
  "place",
  "where",
  "pathway",
]);

/** The trail of columns above an article, home first, without the title and words like 正文. */
export function findBreadcrumb(judged: readonly Judged[], head: Head, title: string, knownNames: readonly string[]): string[] {
  const said = head.jsonLd.breadcrumb;
  if (said && said.length > 1) return tidy(said, title);
  let best: { items: string[]; score: number } = { items: [], score: 0 };
  judged.forEach(({ line, kind }, at) => {
    if (line.text.length > 160) return;
    const named = ancestors(line.block)
      .slice(0, 3)
      .some((element) => nameWords(element).some((word) => crumbWords.has(word)) || /breadcrumb/i.test(element.attrs["aria-label"] ?? ""));
    if (kind !== "breadcrumb" && !named) return;
    const items = tidy(split(whole(judged, at), knownNames), title);
    const score = (kind === "breadcrumb" ? 3 : 1) + (named ? 1 : 0) + Math.min(items.length, 4) - (line.hidden ? 3 : 0);
    if (items.length > 0 && score > best.score) best = { items, score };
  });
  return best.items;
}

/** A trail may be spread over cells or list items: following lines that begin with a separator belong to it. */
function whole(judged: readonly Judged[], at: number): Line {
  const start = judged[at]?.line;
  if (!start) throw new RangeError(String(at));
  const joined: Line = { ...start, runs: [...start.runs] };
  const bare = new RegExp(`${label.source}$`).test(start.text);
  const row = (start.tag === "li" ? start.block?.parent : bare ? start.block?.parent?.parent : null) ?? null;
  for (const { line } of judged.slice(at + 1, at + 8)) {
    const continues =
      /^\s*[>›»＞/]/.test(line.text) ||
      /[>›»＞/]\s*$/.test(joined.text) ||
      (row !== null && line.text.length <= 16 && ancestors(line.block).includes(row));
    if (!continues || line.text.length > 80) break;
    joined.runs.push({ text: " > " }, ...line.runs);
    joined.text += ` > ${line.text}`;
  }
  return joined;
}

function split(line: Line, knownNames: readonly string[]): string[] {
  const marked = line.runs.map((run) => (run.href === undefined ? run.text : `\u0001${run.text}\u0001`)).join("");
  const items = marked
    .replace(/\u0001/g, " > ")
    .replace(label, "")
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
  return items.flatMap((item) => (item.includes(" ") ? splitBlank(item, knownNames) : [item]));
}

/** `资讯中心 国家级开发区动态`: a separator was lost. Names of our channels and short Chinese words are parted at the blank. */
function splitBlank(item: string, knownNames: readonly string[]): string[] {
  const words = item.split(/\s+/);
  const short = words.length <= 4 && words.every((word) => /^\p{Script=Han}{2,12}$/u.test(word));
  return short || words.some((word) => knownNames.includes(word)) ? words : [item];
}

function tidy(items: readonly string[], title: string): string[] {
  const clean = items.map((item) => item.replace(/^[\s>›»:：\-|]+|[\s>›»\-|]+$/g, "").trim()).filter((item) => item && !/^[.…]+$/.test(item));
  const out = clean.filter((item, at) => item !== clean[at - 1]);
  while (out.length > 0) {
    const last = out.at(-1) ?? "";
    if (
      closers.test(last) ||
      sameWords(last, title) ||
      (title.length >= 6 && last.replace(/\s/g, "").startsWith(title.replace(/\s/g, ""))) ||
      last.length > 24
    )
      out.pop();
    else break;
  }
  return out.slice(0, 8);
}
