import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { root } from "#bin/startup/runtime.mjs";
import type { CheckedArticle } from "#lib/checks/article.ts";
import { Checker } from "#lib/checks/checker.ts";
import type { Finding } from "#lib/checks/finding.ts";
import { seedTerms, seedWords } from "#lib/seed/check-lists.ts";
import { catalogueZones } from "#lib/seed/zones.ts";

export const shared = join(root, "../shared/data");
export const chosenLaws = 200;

export function seedChecker(): Checker {
  const zones = catalogueZones().map(({ name }) => name);
  return new Checker({ words: seedWords(), terms: seedTerms(), zones, sources: [], hosts: [] });
}

export function articleOf(title: string, texts: readonly string[], date = "2026-01-01"): CheckedArticle {
  const content = texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
  return { title, document: { type: "doc", content }, summary: "摘要", sourceName: "", sourceUrl: "", date };
}

/** What is said of the words themselves; a bare text has no source. */
export function ofWords(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ rule }) => rule !== "field");
}

type Law = { title: string; paragraphs: string[]; publishedAt: string | null };

/** Laws spread evenly over the corpus, or those of the starting content where the corpus is not at hand. */
export function laws(): { articles: CheckedArticle[]; all: Law[] } {
  const corpus = join(shared, "corpus/law_articles.jsonl.gz");
  const lines = existsSync(corpus) ? gunzipSync(readFileSync(corpus)).toString() : readFileSync(join(root, "db/seed/policies.jsonl"), "utf8");
  const all = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Law);
  const step = Math.max(1, Math.floor(all.length / chosenLaws));
  const chosen = all.filter((_, at) => at % step === 0).slice(0, chosenLaws);
  return { all, articles: chosen.map(({ title, paragraphs, publishedAt }) => articleOf(title, paragraphs, publishedAt ?? undefined)) };
}

/** Pairs wrong → right of a table; of those with a count of hits only the ones without. */
export function pairsOf(file: string): string[][] {
  if (!existsSync(file)) return [];
  const rows = readFileSync(file, "utf8")
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split("\t"));
  return rows.filter(([wrong, , hits]) => wrong && (hits === undefined || hits === "0"));
}

export const charactersOf = ({ title, document }: CheckedArticle) =>
  title.length + (document.content ?? []).reduce((sum, block) => sum + (block.content?.[0]?.text?.length ?? 0), 0);
