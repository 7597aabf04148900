import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * What a person read off one page. Absent keys were not read, `null` means the page does not say.
 * `publishedAt` is `YYYY-MM-DD` or ISO with seconds. The body is given whole (`body`), or by its ends (`first`, `last`).
 */
export type Gold = {
  file: string;
  title?: string;
  source?: string | null;
  sourceOr?: string[];
  publishedAt?: string | null;
  clicks?: number | null;
  author?: string | null;
  editor?: string | null;
  breadcrumb?: string[] | null;
  body?: string[];
  first?: string;
  last?: string;
  attachments?: number;
  /** The page is a list or a home page and must be refused. */
  list?: boolean;
};

/** Facts about a body whose words may not be kept here: its length and hashes of windows of it, see `windows.ts`. */
export type BodyFacts = { file: string; characters: number; windows: string };

const names = ["gold.jsonl", "html_gold_metadata.jsonl"];
const page = /\.(?:s?html?|txt)$/i;

/** Rows by base name, from the folder or its parent. */
export function readGold(folder: string): Map<string, Gold> {
  const path = [folder, dirname(folder)].flatMap((place) => names.map((name) => join(place, name))).find(existsSync);
  return new Map(path ? readRows<Gold>(path).map((row) => [basename(row.file), row]) : []);
}

export function readRows<Row>(path: string): Row[] {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim());
  return lines.map((line) => JSON.parse(line) as Row);
}

export function pagesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => page.test(name))
    .sort()
    .map((name) => join(folder, name));
}
