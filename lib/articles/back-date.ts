import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Gives an article an earlier time of publication, which readers see. It never moves silently: the reason stays in the log. */
export async function backDateArticle(actor: Actor, id: number, publishedAt: Date, reason: string): Promise<void> {
  demand(actor, "article.publish");
  const why = reason.trim();
  if (!why) throw new DomainError("invalid", { field: "reason", message: "请写明为什么改发布时间，会记入日志" });
  if (Number.isNaN(publishedAt.getTime())) throw new DomainError("invalid", { field: "publishedAt", message: "请填写发布时间" });
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.publish");
    if (row.trashedAt || (row.status !== "approved" && row.status !== "published"))
      throw new DomainError("conflict", { message: "只有待发布和已发布的稿件可以改发布时间" });
    const [clock] = await tx.execute<{ past: boolean }>(sql`select ${publishedAt.toISOString()}::timestamptz <= now() as past`);
    if (!clock?.past) throw new DomainError("invalid", { field: "publishedAt", message: "改成的时间须在现在之前；以后发布请用“定时发布”" });
    const before = await snapshotArticle(tx, id);
    await tx
      .update(articles)
      .set({ publishedAt, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    const detail = { was: row.publishedAt?.toISOString() ?? null, publishedAt: publishedAt.toISOString(), reason: why };
    await recordEvent(tx, actor, { verb: "backDateArticle", noun: "article", nounId: id, detail });
    if (row.status === "published") await expire(tx, staleTags(before, await snapshotArticle(tx, id)));
  });
}
