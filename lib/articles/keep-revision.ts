import "server-only";
import { createHash } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles } from "#db/schema/index.ts";
import type { RevisionReason } from "#db/vocabulary.ts";
import { draftOf } from "#lib/articles/lock-article.ts";
import { addRevision, sourceFor } from "#lib/articles/revision-parts.ts";
import { excerpt } from "#lib/content/plain-text.ts";
import { webAddress } from "#lib/content/urls.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";

export type KeptRevision = { id: number; number: number; sha256: string; title: string; plainText: string };

/**
 * Keeps the words of the draft as an immutable revision. Words equal to the last revision are not kept twice.
 * The caller has locked the article and asked the policy.
 */
export async function keepRevision(tx: Transaction, actor: Actor, articleId: number, reason: RevisionReason): Promise<KeptRevision> {
  const draft = await draftOf(tx, articleId);
  if (!draft) throw new DomainError("not-found", { noun: "draft", articleId });
  const same = draft.equalsRevisionId === null ? null : await revisionOf(tx, draft.equalsRevisionId);
  if (same) {
    await tx.update(articles).set({ workingRevisionId: same.id }).where(eq(articles.id, articleId));
    return same;
  }
  const sourceName = draft.sourceName.trim();
  const words = {
    title: draft.title.trim(),
    summary: draft.summary.trim() || excerpt(draft.plainText),
    html: draft.html,
    plainText: draft.plainText,
    document: draft.document,
    sourceId: sourceName ? await sourceFor(tx, { name: sourceName }) : null,
    sourceUrl: webAddress(draft.sourceUrl),
    originalTitle: draft.originalTitle.trim() || null,
    originalAuthor: draft.originalAuthor.trim() || null,
    author: draft.author.trim() || null,
    responsibleEditor: draft.responsibleEditor.trim() || null,
    sourceNote: draft.sourceNote.trim() || null,
    keywords: draft.keywords,
    coverMediaId: draft.coverMediaId,
  };
  const sha256 = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  const [last] = await tx
    .select({ id: articleRevisions.id, number: articleRevisions.number, sha256: articleRevisions.sha256 })
    .from(articleRevisions)
    .where(eq(articleRevisions.articleId, articleId))
    .orderBy(desc(articleRevisions.number))
    .limit(1);
  // Kept while somebody writes on: they are the words of whoever saved them last.
  const createdBy = reason === "interval" ? draft.savedBy : isPerson(actor) ? actor.userId : null;
  const kept = last?.sha256 === sha256 ? last : await addRevision(tx, articleId, { ...words, sha256, reason, createdBy });
  await tx
    .update(articleDrafts)
    .set({ keptAt: sql`now()`, equalsRevisionId: kept.id })
    .where(and(eq(articleDrafts.articleId, articleId), eq(articleDrafts.version, draft.version)));
  await tx.update(articles).set({ workingRevisionId: kept.id }).where(eq(articles.id, articleId));
  return { id: kept.id, number: kept.number, sha256, title: words.title, plainText: words.plainText };
}

/** The draft was not changed since it was kept, or was made from this revision. */
async function revisionOf(tx: Transaction, id: number): Promise<KeptRevision | null> {
  const [row] = await tx
    .select({
      id: articleRevisions.id,
      number: articleRevisions.number,
      sha256: articleRevisions.sha256,
      title: articleRevisions.title,
      plainText: articleRevisions.plainText,
    })
    .from(articleRevisions)
    .where(eq(articleRevisions.id, id));
  return row ?? null;
}
