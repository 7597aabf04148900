import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, sources } from "#db/schema/index.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { draftOf, lockArticle } from "#lib/articles/lock-article.ts";
import { wordsOfRevision } from "#lib/articles/revision-words.ts";
import { mediaIdsOf } from "#lib/content/media-ids.ts";
import { excerpt } from "#lib/content/plain-text.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { recordUses } from "#lib/media/uses.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { demandWriting } from "#lib/review/facts.ts";
import { fallBackAfterEdit } from "#lib/review/reopen-article.ts";

/** Makes the stored words of a version the draft again. What the draft held is kept as a version first. */
export async function restoreRevision(person: Person, articleId: number, number: number): Promise<void> {
  demand(person, "article.write");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, person, articleId, "article.write");
    await demandWriting(tx, person, row);
    const draft = await draftOf(tx, articleId);
    const [found] = await tx
      .select({ revision: articleRevisions, source: sources.name })
      .from(articleRevisions)
      .leftJoin(sources, eq(sources.id, articleRevisions.sourceId))
      .where(and(eq(articleRevisions.articleId, articleId), eq(articleRevisions.number, number)));
    if (!draft || !found) throw new DomainError("not-found", { noun: "revision", articleId, number });
    const { revision } = found;
    if (draft.equalsRevisionId === revision.id) throw new DomainError("conflict", { message: "草稿就是这一版，不必恢复" });
    if (draft.equalsRevisionId === null && draft.plainText.trim()) await keepRevision(tx, person, articleId, "interval");
    const words = wordsOfRevision(revision, found.source);
    await tx
      .update(articleDrafts)
      .set({
        version: draft.version + 1,
        ...words,
        // An opening that was taken because nobody wrote a summary is not one that somebody wrote.
        summary: revision.summary === excerpt(revision.plainText) ? "" : revision.summary,
        html: revision.html,
        plainText: revision.plainText,
        searchTokens: revision.searchTokens,
        saveId: null,
        savedBy: person.userId,
        savedAt: sql`now()`,
        equalsRevisionId: revision.id,
      })
      .where(eq(articleDrafts.articleId, articleId));
    await tx.update(articles).set({ updatedAt: sql`now()` }).where(eq(articles.id, articleId));
    const live = row.liveRevisionId
      ? (await tx.select({ document: articleRevisions.document }).from(articleRevisions).where(eq(articleRevisions.id, row.liveRevisionId)))[0]
      : null;
    const cover = revision.coverMediaId ? [revision.coverMediaId] : [];
    await recordUses(tx, "article", articleId, [...mediaIdsOf(words.document), ...mediaIdsOf(live?.document), ...cover]);
    await fallBackAfterEdit(tx, person, row);
    await recordEvent(tx, person, { verb: "restoreRevision", noun: "article", nounId: articleId, detail: { number, fromVersion: draft.version } });
  });
}
