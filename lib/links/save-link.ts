import "server-only";
import { eq, max } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { linkGroups, links } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { LinkFields } from "#lib/links/fields.ts";
import { demand } from "#lib/people/demand.ts";

/** Adds a link (id null) at the end of its group, or changes one; in another group it stands at the end. */
export async function saveLink(actor: Actor, id: number | null, { groupId, name, url: given }: LinkFields): Promise<number> {
  demand(actor, "link.edit");
  const url = given === "" ? null : given;
  return db().transaction(async (tx) => {
    const [group] = await tx.select({ id: linkGroups.id }).from(linkGroups).where(eq(linkGroups.id, groupId)).for("update");
    if (!group) throw new DomainError("not-found", { message: "没有这个分组，可能已被删除" });
    const [before] = id === null ? [] : await tx.select().from(links).where(eq(links.id, id)).for("update");
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这条链接，可能已被删除" });
    const sort = before?.groupId === groupId ? before.sort : await endOf(tx, groupId);
    const after = { groupId, name, url, sort };
    const [row] = before
      ? await tx.update(links).set(after).where(eq(links.id, before.id)).returning({ id: links.id })
      : await tx.insert(links).values(after).returning({ id: links.id });
    if (!row) throw new DomainError("unavailable");
    await recordEvent(tx, actor, { verb: "saveLink", noun: "link", nounId: row.id, detail: { before: before ?? null, after } });
    await expire(tx, [tags.links]);
    return row.id;
  });
}

async function endOf(tx: Transaction, groupId: number): Promise<number> {
  const [row] = await tx
    .select({ last: max(links.sort) })
    .from(links)
    .where(eq(links.groupId, groupId));
  return (row?.last ?? -1) + 1;
}
