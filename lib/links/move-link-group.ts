import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { linkGroups } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { moved } from "#lib/navigation/reorder.ts";
import { demand } from "#lib/people/demand.ts";

/** One step up or down; at the edge nothing changes. */
export async function moveLinkGroup(actor: Actor, id: number, by: -1 | 1): Promise<void> {
  demand(actor, "link.edit");
  await db().transaction(async (tx) => {
    await tx.execute(sql`lock table ${linkGroups} in share row exclusive mode`);
    const rows = await tx.select().from(linkGroups).orderBy(asc(linkGroups.sort), asc(linkGroups.id));
    const group = rows.find((row) => row.id === id);
    if (!group) throw new DomainError("not-found", { message: "没有这个分组，可能已被删除" });
    const before = rows.map((row) => row.id);
    const after = moved(before, id, by);
    if (!after) return;
    for (const [sort, each] of after.entries()) await tx.update(linkGroups).set({ sort }).where(eq(linkGroups.id, each));
    await recordEvent(tx, actor, { verb: "moveLinkGroup", noun: "linkGroup", nounId: id, detail: { name: group.name, before, after } });
    await expire(tx, [tags.links]);
  });
}
