import "server-only";
import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { cancelJob, enqueue } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import { takeDownKey } from "#lib/review/job-keys.ts";

/** Sets or clears the time at which an article is withdrawn by itself. */
export async function setTakeDown(actor: Actor, id: number, takeDownAt: Date | null): Promise<void> {
  demand(actor, "article.withdraw");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.withdraw");
    if (row.status === "withdrawn" || row.trashedAt) throw new DomainError("conflict", { message: "这篇稿件已经不在读者面前" });
    if (takeDownAt && !(await isAfter(tx, takeDownAt, row.publishAt)))
      throw new DomainError("invalid", { field: "takeDownAt", message: "下线时间须在发布时间之后" });
    await tx
      .update(articles)
      .set({ takeDownAt, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    if (takeDownAt) await enqueue(tx, "take-down", { id }, { runAt: takeDownAt, key: takeDownKey(id) });
    else await cancelJob(tx, takeDownKey(id));
    await recordEvent(tx, actor, { verb: "setTakeDown", noun: "article", nounId: id, detail: { takeDownAt: takeDownAt?.toISOString() ?? null } });
  });
}

/** By the clock of the database, which is the one that the job goes by. */
async function isAfter(tx: Transaction, time: Date, publishAt: Date | null): Promise<boolean> {
  if (Number.isNaN(time.getTime())) return false;
  const [row] = await tx.execute<{ after: boolean }>(
    sql`select ${time.toISOString()}::timestamptz > coalesce(${publishAt?.toISOString() ?? null}::timestamptz, now()) as after`,
  );
  return row?.after ?? false;
}
