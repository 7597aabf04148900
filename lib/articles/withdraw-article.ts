import "server-only";
import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articles, documentWithdrawals } from "#db/schema/index.ts";
import { type ArticleRow, lockForMove } from "#lib/articles/lock-article.ts";
import { demandWithdraw } from "#lib/articles/policy.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { takeDownKey } from "#lib/review/job-keys.ts";

/** Takes a published article away from page, lists, feeds, search and every cache; its address answers 410 with the reason. */
export async function withdrawArticle(actor: Actor, id: number, reason: string): Promise<void> {
  demandWithdraw(actor);
  const why = reason.trim();
  if (!why) throw new DomainError("invalid", { field: "reason", message: "请写明撤稿原因，读者会看到这句话" });
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "withdraw");
    if (row.takeDownAt && isPerson(actor)) await cancelJob(tx, takeDownKey(id));
    await takeFromReaders(tx, actor, row, why);
  });
}

/** What the job does at the time set for taking down: withdraws if it is still due, else nothing. */
export async function takeDownIfDue(id: number): Promise<boolean> {
  demandWithdraw("job:take-down");
  return db().transaction(async (tx) => {
    const [row] = await tx.select().from(articles).where(sql`${articles.id} = ${id} and ${articles.takeDownAt} <= now()`).for("update");
    if (row?.status !== "published") return false;
    await takeFromReaders(tx, "job:take-down", row, "已到下线时间");
    return true;
  });
}

async function takeFromReaders(tx: Transaction, actor: Actor, row: ArticleRow, reason: string): Promise<void> {
  const before = await snapshotArticle(tx, row.id);
  await tx
    .update(articles)
    .set({
      status: "withdrawn",
      withdrawnAt: sql`now()`,
      withdrawnReason: reason,
      takeDownAt: null,
      version: row.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(articles.id, row.id));
  await recordEvent(tx, actor, { verb: "withdrawArticle", noun: "article", nounId: row.id, detail: { reason } });
  const tags = staleTags(before, null);
  const epoch = await expire(tx, tags);
  await tx
    .insert(documentWithdrawals)
    .values({ articleId: row.id, epoch, tags })
    .onConflictDoUpdate({ target: documentWithdrawals.articleId, set: { epoch, tags } });
}
