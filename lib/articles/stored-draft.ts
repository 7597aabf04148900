import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articles, users } from "#db/schema/index.ts";
import type { DocumentNode } from "#lib/content/document.ts";
import { excerpt } from "#lib/content/plain-text.ts";
import { DomainError } from "#lib/errors.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import type { StoredDraft } from "#lib/writing/words.ts";

/** The words being worked on and their HTML, if the person may see the article. */
export async function getStoredDraft(person: Person, id: number): Promise<StoredDraft & { html: string; openingSummary: string }> {
  const [row] = await db()
    .select({ draft: articleDrafts, channelId: articles.channelId, savedBy: users.name })
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    .leftJoin(users, eq(users.id, articleDrafts.savedBy))
    .where(eq(articleDrafts.articleId, id));
  if (!row || !may(person, "article.read", row.channelId)) throw new DomainError("not-found", { noun: "draft", articleId: id });
  const { draft } = row;
  return {
    version: draft.version,
    savedAt: draft.savedAt.toISOString(),
    savedBy: row.savedBy,
    saveId: draft.saveId,
    html: draft.html,
    /** What readers get where nobody wrote a summary. */
    openingSummary: excerpt(draft.plainText),
    words: {
      title: draft.title,
      document: draft.document as DocumentNode,
      summary: draft.summary,
      sourceName: draft.sourceName,
      sourceUrl: draft.sourceUrl,
      originalTitle: draft.originalTitle,
      originalAuthor: draft.originalAuthor,
      author: draft.author,
      responsibleEditor: draft.responsibleEditor,
      sourceNote: draft.sourceNote,
      keywords: draft.keywords,
      coverMediaId: draft.coverMediaId,
    },
  };
}
