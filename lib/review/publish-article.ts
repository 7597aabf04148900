import "server-only";
import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles } from "#db/schema/index.ts";
import { type ArticleRow, lockForMove } from "#lib/articles/lock-article.ts";
import { replaceZones } from "#lib/articles/revision-parts.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { publishKey } from "#lib/review/job-keys.ts";

/** Puts the words that were approved before readers, now. */
export async function publishArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.publish");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "publish");
    await putBeforeReaders(tx, actor, row);
    // A running job cannot remove itself; graphile-worker would wait for its own row.
    if (row.publishAt && isPerson(actor)) await cancelJob(tx, publishKey(id));
  });
}

/**
 * What the job does at the time set: publishes if the article is still due, by the clock of the database, else nothing.
 * The row lock makes it once, however many instances ask.
 */
export async function publishIfDue(id: number): Promise<boolean> {
  demand("job:publish", "article.publish");
  return db().transaction(async (tx) => {
    const [row] = await tx.select().from(articles).where(sql`${articles.id} = ${id} and ${articles.publishAt} <= now()`).for("update");
    if (row?.status !== "approved" || row.trashedAt) return false;
    await putBeforeReaders(tx, "job:publish", row);
    return true;
  });
}

async function putBeforeReaders(tx: Transaction, actor: Actor, row: ArticleRow): Promise<void> {
  const [revision] = row.approvedRevisionId ? await tx.select().from(articleRevisions).where(eq(articleRevisions.id, row.approvedRevisionId)) : [];
  if (!revision) throw new DomainError("conflict", { message: "没有审定的文字，请重新送审" });
  const [draft] = await tx.select({ equals: articleDrafts.equalsRevisionId }).from(articleDrafts).where(eq(articleDrafts.articleId, row.id));
  if (draft && draft.equals !== revision.id) throw new DomainError("conflict", { message: "审定之后正文又改过，请重新送审" });
  const before = await snapshotArticle(tx, row.id);
  await tx
    .update(articles)
    .set({
      status: "published",
      liveRevisionId: revision.id,
      // A job that ran late says when it truly went out.
      publishedAt: sql`coalesce(${articles.publishedAt}, case when ${articles.publishAt} between now() - interval '1 minute' and now() then ${articles.publishAt} else now() end)`,
      publishAt: null,
      version: row.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(articles.id, row.id));
  await replaceZones(tx, row.id, `${revision.title}\n${revision.plainText}`);
  const detail = { revision: revision.number, sha256: revision.sha256, scheduledFor: row.publishAt?.toISOString() ?? null };
  await recordEvent(tx, actor, { verb: "publishArticle", noun: "article", nounId: row.id, detail });
  await expire(tx, staleTags(before, await snapshotArticle(tx, row.id)));
}
