import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { navigationItems } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { NavigationFields } from "#lib/navigation/fields.ts";
import { lockNavigation } from "#lib/navigation/order.ts";
import { demand } from "#lib/people/demand.ts";

const most = 40;

/** Adds an item (id null) at the end or changes one. */
export async function saveNavigationItem(actor: Actor, id: number | null, fields: NavigationFields): Promise<number> {
  demand(actor, "channel.arrange");
  return db().transaction(async (tx) => {
    const all = await lockNavigation(tx);
    const before = id === null ? undefined : all.find((each) => each.id === id);
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这个导航条目，可能已被删除" });
    if (id === null && all.length >= most) throw new DomainError("invalid", { message: `导航最多${most}条` });
    const [row] = before
      ? await tx.update(navigationItems).set(fields).where(eq(navigationItems.id, before.id)).returning({ id: navigationItems.id })
      : await tx
          .insert(navigationItems)
          .values({ ...fields, sort: (all.at(-1)?.sort ?? -1) + 1 })
          .returning({ id: navigationItems.id });
    if (!row) throw new DomainError("unavailable");
    const detail = { before: before ?? null, after: fields };
    await recordEvent(tx, actor, { verb: "saveNavigationItem", noun: "navigation", nounId: row.id, detail });
    await expire(tx, [tags.settings]);
    return row.id;
  });
}
