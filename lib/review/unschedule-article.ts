import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockForMove } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { publishKey } from "#lib/review/job-keys.ts";

/** Calls a scheduled publication off; the article waits for somebody to publish it. */
export async function unscheduleArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.publish");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "unschedule");
    if (!row.publishAt) throw new DomainError("conflict", { message: "这篇稿件没有定时" });
    await tx
      .update(articles)
      .set({ publishAt: null, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await cancelJob(tx, publishKey(id));
    await recordEvent(tx, actor, { verb: "unscheduleArticle", noun: "article", nounId: id, detail: { was: row.publishAt.toISOString() } });
  });
}
