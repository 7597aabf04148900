import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleChannels, articles, channels } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { furtherChannels } from "#lib/articles/placed.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

export const mostFurther = 20;

/**
 * Sets the further channels in which an article is listed; its main channel among them is passed over.
 * Whoever changes them may write in each channel that comes or goes; what is published changes only by who may publish.
 */
export async function setChannels(actor: Actor, id: number, channelIds: readonly number[]): Promise<void> {
  demand(actor, "article.write");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.write");
    if (row.trashedAt) throw new DomainError("conflict", { message: "稿件在回收站里，请先恢复" });
    const had = await furtherChannels(tx, id);
    const wanted = [...new Set(channelIds)].filter((each) => each !== row.channelId).toSorted((a, b) => a - b);
    if (wanted.length > mostFurther) throw new DomainError("invalid", { message: `其他栏目最多${mostFurther}个` });
    const added = wanted.filter((each) => !had.includes(each));
    const removed = had.filter((each) => !wanted.includes(each));
    if (added.length === 0 && removed.length === 0) return;
    if (row.status === "published") demand(actor, "article.publish");
    for (const channelId of [...added, ...removed]) demand(actor, "article.write", channelId);
    // Held against being deleted meanwhile.
    const known = await tx.select({ id: channels.id }).from(channels).where(inArray(channels.id, added)).for("key share");
    if (known.length < added.length) throw new DomainError("not-found", { noun: "channel", message: "没有这个栏目，可能已被删除" });
    const before = await snapshotArticle(tx, id);
    if (removed.length > 0)
      await tx.delete(articleChannels).where(and(eq(articleChannels.articleId, id), inArray(articleChannels.channelId, removed)));
    if (added.length > 0)
      await tx
        .insert(articleChannels)
        .values(added.map((channelId) => ({ articleId: id, channelId })))
        .onConflictDoNothing();
    await tx
      .update(articles)
      .set({ version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await recordEvent(tx, actor, { verb: "setChannels", noun: "article", nounId: id, detail: { before: had, after: wanted } });
    if (row.status === "published") await expire(tx, staleTags(before, await snapshotArticle(tx, id)));
  });
}
