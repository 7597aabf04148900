import "server-only";
import { countCharacters } from "#lib/content/plain-text.ts";
import { restorePunctuation } from "#lib/content/punctuation.ts";
import { seedText } from "#lib/seed/files.ts";

/** An official text as the national database of laws holds it; `date` is YYYY-MM-DD, one paragraph a line. */
export type Law = {
  id: string;
  title: string;
  kind: string;
  region: string;
  date: string;
  issuer: string | null;
  /** Adoption and amendments, oldest first. */
  info: string[];
  paragraphs: string[];
};

export type Clause = { label: string; paragraphs: string[] };
export type Chapter = { label: string; name: string; clauses: Clause[] };

const numeral = "[一二三四五六七八九十百零]+";
export const chapterLine = new RegExp(`^(第${numeral}章) (.+)$`);
export const sectionLine = new RegExp(`^(第${numeral}节) (.+)$`);
export const clauseLine = new RegExp(`^(第${numeral}条(?:之${numeral})?) (.+)$`);

let loaded: Law[] | undefined;

export function laws(): Law[] {
  loaded ??= seedText("policies.jsonl")
    .trim()
    .split("\n")
    .map((line) => {
      const law = JSON.parse(line) as Law;
      return { ...law, paragraphs: law.paragraphs.map(restorePunctuation) };
    });
  return loaded;
}

export function law(title: string): Law {
  const found = laws().find((one) => one.title === title);
  if (!found) throw new Error(`db/seed/policies.jsonl has no ${title}`);
  return found;
}

/** Chapters 章 with their clauses 条; a text without chapters is one chapter without a label. */
export function chaptersOf(text: Law): Chapter[] {
  const chapters: Chapter[] = [];
  for (const line of text.paragraphs) {
    const chapter = chapterLine.exec(line);
    if (chapter) {
      chapters.push({ label: chapter[1] ?? "", name: chapter[2] ?? "", clauses: [] });
      continue;
    }
    if (sectionLine.test(line)) continue;
    if (chapters.length === 0) chapters.push({ label: "", name: "", clauses: [] });
    const clauses = chapters.at(-1)?.clauses ?? [];
    const clause = clauseLine.exec(line);
    if (clause) clauses.push({ label: clause[1] ?? "", paragraphs: [clause[2] ?? ""] });
    else clauses.at(-1)?.paragraphs.push(line);
  }
  return chapters;
}

export function charactersOf(text: Law): number {
  return countCharacters(text.paragraphs.join("\n"));
}
