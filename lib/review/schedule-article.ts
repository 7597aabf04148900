import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockForMove } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { publishKey } from "#lib/review/job-keys.ts";

/** Sets the time at which an article goes out by itself. */
export async function scheduleArticle(actor: Actor, id: number, publishAt: Date): Promise<void> {
  demand(actor, "article.publish");
  if (Number.isNaN(publishAt.getTime())) throw new DomainError("invalid", { field: "publishAt", message: "请填写发布时间" });
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "schedule");
    const [clock] = await tx.execute<{ future: boolean }>(sql`select ${publishAt.toISOString()}::timestamptz > now() as future`);
    if (!clock?.future) throw new DomainError("invalid", { field: "publishAt", message: "发布时间须在现在之后；要马上发布请用“发布”" });
    if (row.takeDownAt && row.takeDownAt <= publishAt) throw new DomainError("invalid", { field: "publishAt", message: "发布时间须在下线时间之前" });
    await tx
      .update(articles)
      .set({ publishAt, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await enqueue(tx, "publish", { id }, { runAt: publishAt, key: publishKey(id) });
    await recordEvent(tx, actor, { verb: "scheduleArticle", noun: "article", nounId: id, detail: { publishAt: publishAt.toISOString() } });
  });
}
