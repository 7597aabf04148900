import type { DocumentNode } from "#lib/content/document.ts";

/** Everything an editor types into one article. The document is ProseMirror's JSON; the rest are plain fields. */
export type DraftWords = {
  title: string;
  document: DocumentNode;
  summary: string;
  sourceName: string;
  sourceUrl: string;
  originalTitle: string;
  originalAuthor: string;
  author: string;
  responsibleEditor: string;
  sourceNote: string;
  keywords: string[];
  coverMediaId: number | null;
};

/** What the server holds: the words, which version they are, who saved them when, and by which save. */
export type StoredDraft = { version: number; savedAt: string; savedBy: string | null; saveId: string | null; words: DraftWords };

export const wordLimits = {
  title: 200,
  summary: 1_000,
  sourceName: 100,
  sourceUrl: 2_000,
  originalTitle: 300,
  originalAuthor: 100,
  author: 100,
  responsibleEditor: 100,
  sourceNote: 500,
} as const;
export const mostKeywords = 20;
