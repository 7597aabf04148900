import "server-only";
import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { type ArticleRow, lockForMove } from "#lib/articles/lock-article.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { publishKey } from "#lib/review/job-keys.ts";

/** Takes an article that waits for publication back to its draft. */
export async function reopenArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.ready");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "reopen");
    await backToDraft(tx, actor, row, "asked");
  });
}

/** Words changed after they were handed over: they must be handed over again. The caller holds the row and asked for the right to write. */
export async function fallBackAfterEdit(tx: Transaction, actor: Actor, article: Pick<ArticleRow, "id" | "status" | "publishAt">): Promise<void> {
  if (article.status === "approved") await backToDraft(tx, actor, article, "edited");
}

async function backToDraft(tx: Transaction, actor: Actor, article: Pick<ArticleRow, "id" | "publishAt">, cause: "asked" | "edited"): Promise<void> {
  await tx
    .update(articles)
    .set({ status: "draft", publishAt: null, version: sql`${articles.version} + 1`, updatedAt: sql`now()` })
    .where(eq(articles.id, article.id));
  if (article.publishAt) await cancelJob(tx, publishKey(article.id));
  await recordEvent(tx, actor, {
    verb: "reopenArticle",
    noun: "article",
    nounId: article.id,
    detail: { cause, wasScheduled: article.publishAt !== null },
  });
}
