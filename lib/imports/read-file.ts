import { type DecodeFault, decode } from "./decode.ts";
import { readHtml } from "./read-html.ts";
import { readRow } from "./read-row.ts";
import { readText } from "./read-text.ts";
import { ReadFault, type Reading, type ReadOptions } from "./reading.ts";

/** What one file holds: one page, or the rows of a data file (numbered from 1). */
export type Item = { row: number | null; charset: string; charsetMended: boolean } & (
  | { reading: Reading }
  | { fault: { cause: string; cure: string } }
);

const decodeFaults: Record<DecodeFault, { cause: string; cure: string }> = {
  empty: { cause: "文件是空的", cure: "重新保存这张网页" },
  binary: { cause: "不是网页或文本，而是图片、文档或其他二进制文件", cure: "只导入 .html、.htm、.txt、.json、.jsonl 文件" },
  archive: { cause: "是单个文件的网页存档（MHT），不能直接读", cure: "在浏览器里打开它，另存为“网页，全部”，再导入得到的 .html" },
};

/** Reads every article of a file. Never throws for a bad page: the fault stands in the item. */
export function readFile(bytes: Uint8Array, name: string, options: ReadOptions): Item[] {
  const decoded = decode(bytes);
  if (typeof decoded === "string") return [{ row: null, charset: "", charsetMended: false, fault: decodeFaults[decoded] }];
  const about = { charset: decoded.charset, charsetMended: decoded.mended };
  const { text } = decoded;
  if (/\.jsonl$/i.test(name)) return rowsOfLines(text).map(({ row, value }) => ({ row, ...about, ...attempt(() => readRow(value, options)) }));
  if (/\.json$/i.test(name)) {
    const value = parse(text);
    if (Array.isArray(value)) return value.map((each, at) => ({ row: at + 1, ...about, ...attempt(() => readRow(each, options)) }));
    return [{ row: null, ...about, ...attempt(() => readRow(value, options)) }];
  }
  return [{ row: null, ...about, ...attempt(() => (looksLikeHtml(text, name) ? readHtml(text, options) : readText(text, options))) }];
}

function attempt(read: () => Reading): { reading: Reading } | { fault: { cause: string; cure: string } } {
  try {
    return { reading: read() };
  } catch (error) {
    if (error instanceof ReadFault) return { fault: { cause: error.cause, cure: error.cure } };
    return { fault: { cause: `读取时出错：${error instanceof Error ? error.message : String(error)}`, cure: "请检查文件是否保存完整" } };
  }
}

function looksLikeHtml(text: string, name: string): boolean {
  if (/\.txt$/i.test(name)) return /^\s*<(?:!doctype|html)\b/i.test(text);
  return /<(?:!doctype|html|head|body|div|p|table|td|span|br|article|section|h1)\b[^>]*>/i.test(text);
}

const unreadable = Symbol("unreadable");

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}

function rowsOfLines(text: string): { row: number; value: unknown }[] {
  return text
    .split("\n")
    .map((line, at) => ({ row: at + 1, line }))
    .filter(({ line }) => line.trim())
    .map(({ row, line }) => ({ row, value: parse(line) }));
}
