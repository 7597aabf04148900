import "server-only";
import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { linkGroups, links } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { moved } from "#lib/navigation/reorder.ts";
import { demand } from "#lib/people/demand.ts";

/** One step up or down within its group; at the edge nothing changes. */
export async function moveLink(actor: Actor, id: number, by: -1 | 1): Promise<void> {
  demand(actor, "link.edit");
  await db().transaction(async (tx) => {
    const [link] = await tx.select().from(links).where(eq(links.id, id));
    if (!link) throw new DomainError("not-found", { message: "没有这条链接，可能已被删除" });
    // The group's row is the lock of its order: two people moving at once take turns.
    await tx.select({ id: linkGroups.id }).from(linkGroups).where(eq(linkGroups.id, link.groupId)).for("update");
    const rows = await tx.select({ id: links.id }).from(links).where(eq(links.groupId, link.groupId)).orderBy(asc(links.sort), asc(links.id));
    const before = rows.map((row) => row.id);
    const after = moved(before, id, by);
    if (!after) return;
    for (const [sort, each] of after.entries()) await tx.update(links).set({ sort }).where(eq(links.id, each));
    await recordEvent(tx, actor, { verb: "moveLink", noun: "link", nounId: id, detail: { name: link.name, before, after } });
    await expire(tx, [tags.links]);
  });
}
