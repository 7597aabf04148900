import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { navigationItems } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { lockNavigation } from "#lib/navigation/order.ts";
import { type Move, movedTree } from "#lib/navigation/tree.ts";
import { demand } from "#lib/people/demand.ts";

/** Moves one item; a step that leads nowhere changes nothing. */
export async function arrangeNavigation(actor: Actor, id: number, move: Move): Promise<void> {
  demand(actor, "channel.arrange");
  await db().transaction(async (tx) => {
    const all = await lockNavigation(tx);
    const item = all.find((each) => each.id === id);
    if (!item) throw new DomainError("not-found", { message: "没有这个导航条目，可能已被删除" });
    const placed = movedTree(all, id, move);
    if (!placed && typeof move !== "string") throw new DomainError("conflict", { message: "导航刚刚被别人调整过，请再拖一次" });
    if (!placed) return;
    for (const [sort, each] of placed.entries())
      await tx.update(navigationItems).set({ sort, parentId: each.parentId }).where(eq(navigationItems.id, each.id));
    const order = (of: readonly { id: number; parentId: number | null }[]) => of.map((each) => [each.id, each.parentId]);
    const detail = { name: item.label, before: order(all), after: order(placed) };
    await recordEvent(tx, actor, { verb: "arrangeNavigation", noun: "navigation", nounId: id, detail });
    await expire(tx, [tags.settings]);
  });
}
