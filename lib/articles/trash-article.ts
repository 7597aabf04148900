import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { publishKey } from "#lib/review/job-keys.ts";

/** Puts an article that is not before readers into the trash, where it waits for 30 days. */
export async function trashArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.trash");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.trash");
    if (row.trashedAt) throw new DomainError("conflict", { message: "稿件已在回收站里" });
    if (row.status === "published") throw new DomainError("conflict", { message: "已发布的稿件不能删除，请先撤稿" });
    await tx
      .update(articles)
      .set({
        trashedAt: sql`now()`,
        trashedBy: isPerson(actor) ? actor.userId : null,
        publishAt: null,
        version: row.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(articles.id, id));
    if (row.publishAt) await cancelJob(tx, publishKey(id));
    await recordEvent(tx, actor, {
      verb: "trashArticle",
      noun: "article",
      nounId: id,
      detail: { wasScheduled: row.publishAt?.toISOString() ?? null },
    });
  });
}
