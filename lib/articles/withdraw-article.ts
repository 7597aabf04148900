import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, documentWithdrawals } from "#db/schema/index.ts";
import { demandWithdraw } from "#lib/articles/policy.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, recordEvent } from "#lib/events/record-event.ts";

/** Takes a published article away from page, lists, feeds, search and every cache; its address answers 410 with the reason. */
export async function withdrawArticle(actor: Actor, id: number, reason: string): Promise<void> {
  demandWithdraw(actor);
  const why = reason.trim();
  if (!why) throw new DomainError("invalid", { field: "reason" });
  await db().transaction(async (tx) => {
    const [row] = await tx.select({ status: articles.status, version: articles.version }).from(articles).where(eq(articles.id, id)).for("update");
    if (!row) throw new DomainError("not-found", { noun: "article", id });
    if (row.status !== "published") throw new DomainError("conflict", { status: row.status });
    const before = await snapshotArticle(tx, id);
    await tx
      .update(articles)
      .set({ status: "withdrawn", withdrawnAt: sql`now()`, withdrawnReason: why, version: row.version + 1, updatedAt: sql`now()` })
      .where(and(eq(articles.id, id), eq(articles.status, "published"), eq(articles.version, row.version)));
    await recordEvent(tx, actor, { verb: "withdrawArticle", noun: "article", nounId: id, detail: { reason: why } });
    const tags = staleTags(before, null);
    const epoch = await expire(tx, tags);
    await tx
      .insert(documentWithdrawals)
      .values({ articleId: id, epoch, tags })
      .onConflictDoUpdate({ target: documentWithdrawals.articleId, set: { epoch, tags } });
  });
}
