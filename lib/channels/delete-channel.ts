import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleChannels, articles, channels, userChannels } from "#db/schema/index.ts";
import { fixedSlugs } from "#lib/channels/fields.ts";
import { lockChannels } from "#lib/channels/order.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Only an empty channel that nothing leans on. */
export async function deleteChannel(actor: Actor, id: number): Promise<void> {
  demand(actor, "channel.arrange");
  await db().transaction(async (tx) => {
    const all = await lockChannels(tx);
    const before = all.find((each) => each.id === id);
    if (!before) throw new DomainError("not-found", { message: "没有这个栏目，可能已被删除" });
    const refuse = (message: string): never => {
      throw new DomainError("conflict", { message });
    };
    if (fixedSlugs.includes(before.slug)) refuse(`首页固定使用“${before.name}”，不能删除`);
    if (all.some((each) => each.parentId === id)) refuse(`“${before.name}”下面还有栏目，请先移走`);
    // The row is held so that no article can be put into it meanwhile.
    await tx.execute(sql`select 1 from ${channels} where ${channels.id} = ${id} for update`);
    const held = await tx.$count(articles, eq(articles.channelId, id));
    if (held > 0) refuse(`“${before.name}”里还有${held}篇稿件（包括回收站里的），请先移走`);
    const further = await tx.$count(articleChannels, eq(articleChannels.channelId, id));
    if (further > 0) refuse(`还有${further}篇稿件把“${before.name}”列为其他栏目，请先取消`);
    // Without this row the person would be limited to nothing, which means all channels.
    const people = await tx.$count(userChannels, eq(userChannels.channelId, id));
    if (people > 0) refuse(`有${people}人的权限限定在“${before.name}”，请先改他们的权限`);
    await tx.delete(channels).where(eq(channels.id, id));
    await recordEvent(tx, actor, { verb: "deleteChannel", noun: "channel", nounId: id, detail: { before } });
    await expire(tx, [tags.channels, tags.home, tags.channel(before.slug)]);
  });
}
