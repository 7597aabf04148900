import "server-only";
import { and, eq, max, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { linkGroups } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Adds a group (id null) at the end or renames one. */
export async function saveLinkGroup(actor: Actor, id: number | null, { name }: { name: string }): Promise<number> {
  demand(actor, "link.edit");
  return db().transaction(async (tx) => {
    await tx.execute(sql`lock table ${linkGroups} in share row exclusive mode`);
    const [same] = await tx
      .select({ id: linkGroups.id })
      .from(linkGroups)
      .where(and(eq(linkGroups.name, name), ne(linkGroups.id, id ?? 0)));
    if (same) throw new DomainError("invalid", { message: `已经有名为“${name}”的分组` });
    const [before] = id === null ? [] : await tx.select().from(linkGroups).where(eq(linkGroups.id, id));
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这个分组，可能已被删除" });
    const [last] = await tx.select({ sort: max(linkGroups.sort), id: max(linkGroups.id) }).from(linkGroups);
    const [row] = before
      ? await tx.update(linkGroups).set({ name }).where(eq(linkGroups.id, before.id)).returning()
      : await tx
          .insert(linkGroups)
          .values({ name, slug: `group-${(last?.id ?? 0) + 1}`, sort: (last?.sort ?? -1) + 1 })
          .returning();
    if (!row) throw new DomainError("unavailable");
    await recordEvent(tx, actor, { verb: "saveLinkGroup", noun: "linkGroup", nounId: row.id, detail: { before: before ?? null, after: row } });
    await expire(tx, [tags.links]);
    return row.id;
  });
}
