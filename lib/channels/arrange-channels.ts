import "server-only";
import { db } from "#db/client.ts";
import { lockChannels, writeChannelOrder } from "#lib/channels/order.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { type Move, movedTree } from "#lib/navigation/tree.ts";
import { demand } from "#lib/people/demand.ts";

/** Moves one channel in the tree; a step that leads nowhere changes nothing. */
export async function arrangeChannels(actor: Actor, id: number, move: Move): Promise<void> {
  demand(actor, "channel.arrange");
  await db().transaction(async (tx) => {
    const all = await lockChannels(tx);
    const channel = all.find((each) => each.id === id);
    if (!channel) throw new DomainError("not-found", { message: "没有这个栏目，可能已被删除" });
    const placed = movedTree(all, id, move);
    if (!placed && typeof move !== "string") throw new DomainError("conflict", { message: "栏目刚刚被别人调整过，请再拖一次" });
    if (!placed) return;
    await writeChannelOrder(tx, placed);
    const order = (of: readonly { id: number; parentId: number | null }[]) => of.map((each) => [each.id, each.parentId]);
    const detail = { name: channel.name, before: order(all), after: order(placed) };
    await recordEvent(tx, actor, { verb: "arrangeChannels", noun: "channel", nounId: id, detail });
    await expire(tx, [tags.channels, tags.home]);
  });
}
