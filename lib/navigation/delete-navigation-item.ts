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
import { demand } from "#lib/people/demand.ts";

/** Only an item without others below it; the last one stays, for a site without navigation is lost. */
export async function deleteNavigationItem(actor: Actor, id: number): Promise<void> {
  demand(actor, "channel.arrange");
  await db().transaction(async (tx) => {
    const all = await lockNavigation(tx);
    const before = all.find((each) => each.id === id);
    if (!before) throw new DomainError("not-found", { message: "没有这个导航条目，可能已被删除" });
    if (all.some((each) => each.parentId === id)) throw new DomainError("conflict", { message: `“${before.label}”下面还有条目，请先移走` });
    if (all.length === 1) throw new DomainError("conflict", { message: "至少留一个导航条目" });
    await tx.delete(navigationItems).where(eq(navigationItems.id, id));
    await recordEvent(tx, actor, { verb: "deleteNavigationItem", noun: "navigation", nounId: id, detail: { before } });
    await expire(tx, [tags.settings]);
  });
}
