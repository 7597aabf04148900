import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articles, reviewDecisions } from "#db/schema/index.ts";
import { type ArticleRow, lockForMove } from "#lib/articles/lock-article.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { publishKey } from "#lib/review/job-keys.ts";
import { recordDecision } from "#lib/review/record-decision.ts";
import { steps, stepsOf } from "#lib/review/workflow.ts";
import { dueAfter } from "#lib/review/working-days.ts";

/** Takes an article that waits for publication, or was not taken, back to its draft; what was approved counts no more. */
export async function reopenArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.submit");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "reopen");
    await tx
      .update(articles)
      .set({ status: "draft", publishAt: null, approvedRevisionId: null, stepSince: null, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    if (row.publishAt) await cancelJob(tx, publishKey(id));
    await recordEvent(tx, actor, { verb: "reopenArticle", noun: "article", nounId: id, detail: { wasScheduled: row.publishAt !== null } });
  });
}

/**
 * Words changed after they were approved: they go back to 终审, in a new round to which the reviews before it are carried over.
 * The caller holds the row and asked for the right to write.
 */
export async function fallBackAfterEdit(tx: Transaction, actor: Actor, row: ArticleRow): Promise<void> {
  if (row.status !== "approved") return;
  const round = row.round + 1;
  const standing = stepsOf(row).filter((step) => steps[step].kind === "review" && step !== "finalReview");
  const approvals = await tx
    .select()
    .from(reviewDecisions)
    .where(
      and(
        eq(reviewDecisions.articleId, row.id),
        eq(reviewDecisions.round, row.round),
        eq(reviewDecisions.verb, "approve"),
        inArray(reviewDecisions.step, standing),
      ),
    );
  if (approvals.length > 0)
    await tx.insert(reviewDecisions).values(approvals.map(({ id, ...approval }) => ({ ...approval, round, carriedFrom: id })));
  await recordDecision(tx, actor, row, { verb: "fallBack", round });
  await tx
    .update(articles)
    .set({
      status: "inReview",
      step: "finalReview",
      round,
      stepSince: sql`now()`,
      dueAt: dueAfter(new Date(), steps.finalReview.workingDays),
      handlerId: null,
      approvedRevisionId: null,
      publishAt: null,
      version: sql`${articles.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(articles.id, row.id));
  if (row.publishAt) await cancelJob(tx, publishKey(row.id));
}
