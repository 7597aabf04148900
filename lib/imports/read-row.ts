import { cleanName, punctuate } from "./clean.ts";
import { readMachineDate, toDate } from "./dates.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";
import { ReadFault, type Reading, type ReadOptions } from "./reading.ts";
import { escapeHtml } from "./render.ts";

type Fields = Record<string, unknown>;

/**
 * Reads a row of a data file. Three shapes: `{ text, title?, url? }`, `{ html, title?, url? }`,
 * and an article in parts, `{ article: { title, paragraphs, source?, publishedAt?, clicks? }, breadcrumb? }`, with or without the outer object.
 */
export function readRow(value: unknown, options: ReadOptions): Reading {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ReadFault("这一行不是 JSON 对象", "检查文件是不是完整的 JSON 或 JSONL");
  const row = value as Fields;
  const title = words(row.title);
  const address = words(row.url) ?? words(row.address);
  const hints: ReadOptions = { ...options, ...(title ? { title } : {}), ...(address ? { address } : {}) };
  const article = typeof row.article === "object" && row.article !== null ? (row.article as Fields) : row;
  if (Array.isArray(article.paragraphs)) return readParts(article, row, address ?? null);
  const html = words(row.html);
  if (html) return readHtml(html, hints);
  const text = words(row.text) ?? words(row.content);
  if (text) return readText(text, hints);
  throw new ReadFault("这一行没有 text、html 或 article 字段", "字段名见 docs/import.md");
}

function readParts(article: Fields, row: Fields, address: string | null): Reading {
  const title = words(article.title);
  const paragraphs = (article.paragraphs as unknown[])
    .filter((part): part is string => typeof part === "string" && part.trim() !== "")
    .map((part) => punctuate(part.trim()));
  if (!title || paragraphs.length === 0) throw new ReadFault("这一行的 article 没有标题或段落", "补上 title 和 paragraphs");
  const stamp = readMachineDate(words(article.publishedAt) ?? "");
  const at = stamp ? toDate(stamp) : null;
  const trail = (row.breadcrumb as Fields | undefined)?.items ?? row.breadcrumb ?? article.breadcrumb ?? article.channel;
  const crumbs = (Array.isArray(trail) ? trail : [trail]).filter((item): item is string => typeof item === "string");
  return {
    title: cleanName(title),
    html: paragraphs.map((part) => `<p>${escapeHtml(part)}</p>`).join("\n"),
    characters: paragraphs.join("").replace(/\s/g, "").length,
    publishedAt: at?.toISOString() ?? null,
    hasTime: stamp?.hour !== undefined,
    source: words(article.source) ?? null,
    sourceLink: null,
    clicks: typeof article.clicks === "number" && Number.isInteger(article.clicks) && article.clicks >= 0 ? article.clicks : null,
    author: words(article.author) ?? null,
    editor: words(article.editor) ?? null,
    breadcrumb: crumbs,
    address,
    attachments: [],
    looseFiles: [],
    pictures: [],
    dropped: [],
    doubts: at ? [] : [{ field: "publishedAt", reason: "没有找到发布日期" }],
  };
}

function words(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() ? value.trim() : undefined;
}
