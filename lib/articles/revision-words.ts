import type { articleRevisions } from "#db/schema/index.ts";
import type { DocumentNode } from "#lib/content/document.ts";
import { documentFromHtml } from "#lib/content/from-html.ts";
import type { DraftWords } from "#lib/writing/words.ts";

/** The words of a revision as a draft holds them; what came in as HTML is opened as a document. */
export function wordsOfRevision(revision: typeof articleRevisions.$inferSelect, sourceName: string | null): DraftWords {
  return {
    title: revision.title,
    document: (revision.document as DocumentNode | null) ?? documentFromHtml(revision.html),
    summary: revision.summary,
    sourceName: sourceName ?? "",
    sourceUrl: revision.sourceUrl ?? "",
    originalTitle: revision.originalTitle ?? "",
    originalAuthor: revision.originalAuthor ?? "",
    author: revision.author ?? "",
    responsibleEditor: revision.responsibleEditor ?? "",
    sourceNote: revision.sourceNote ?? "",
    keywords: revision.keywords,
    coverMediaId: revision.coverMediaId,
  };
}
