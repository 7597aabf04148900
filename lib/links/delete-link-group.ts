import "server-only";
import { count, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { linkGroups, links } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Only an empty group: its links would go with it unseen. */
export async function deleteLinkGroup(actor: Actor, id: number): Promise<void> {
  demand(actor, "link.edit");
  await db().transaction(async (tx) => {
    const [before] = await tx.select().from(linkGroups).where(eq(linkGroups.id, id)).for("update");
    if (!before) throw new DomainError("not-found", { message: "没有这个分组，可能已被删除" });
    const [held] = await tx.select({ items: count() }).from(links).where(eq(links.groupId, id));
    if (held && held.items > 0) throw new DomainError("conflict", { message: `分组里还有${held.items}条链接，请先移走或删除` });
    await tx.delete(linkGroups).where(eq(linkGroups.id, id));
    await recordEvent(tx, actor, { verb: "deleteLinkGroup", noun: "linkGroup", nounId: id, detail: { before } });
    await expire(tx, [tags.links]);
  });
}
