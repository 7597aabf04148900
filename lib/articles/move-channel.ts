import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleChannels, articles, channels } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

type Moved = { from: number; wasFurther: boolean };
type Back = { from?: number; keepsFurther?: boolean };

/**
 * Moves an article to another channel; answers where it stood. A further channel that becomes the main one is further no more.
 * What is published moves only by who may publish. To take a move back: only `from` there, and with `keepsFurther` listed there besides.
 */
export async function moveChannel(actor: Actor, id: number, channelId: number, { from, keepsFurther = false }: Back = {}): Promise<Moved> {
  demand(actor, "article.write", channelId);
  return db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.write");
    if (row.status === "published") demand(actor, "article.publish");
    const [channel] = await tx.select({ id: channels.id }).from(channels).where(eq(channels.id, channelId));
    if (!channel) throw new DomainError("not-found", { noun: "channel", message: "没有这个频道" });
    if (from !== undefined && row.channelId !== from) throw new DomainError("conflict", { message: "稿件又移过频道，没有动它" });
    if (row.channelId === channelId) return { from: channelId, wasFurther: false };
    const before = await snapshotArticle(tx, id);
    await tx
      .update(articles)
      .set({ channelId, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    const here = and(eq(articleChannels.articleId, id), eq(articleChannels.channelId, channelId));
    const dropped = await tx.delete(articleChannels).where(here).returning();
    if (keepsFurther) await tx.insert(articleChannels).values({ articleId: id, channelId: row.channelId }).onConflictDoNothing();
    await recordEvent(tx, actor, {
      verb: "moveChannel",
      noun: "article",
      nounId: id,
      detail: { from: row.channelId, to: channelId, further: dropped.length > 0, keepsFurther },
    });
    if (row.status === "published") await expire(tx, staleTags(before, await snapshotArticle(tx, id)));
    return { from: row.channelId, wasFurther: dropped.length > 0 };
  });
}
