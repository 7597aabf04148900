import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { links } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

export async function deleteLink(actor: Actor, id: number): Promise<void> {
  demand(actor, "link.edit");
  await db().transaction(async (tx) => {
    const [before] = await tx.delete(links).where(eq(links.id, id)).returning();
    if (!before) throw new DomainError("not-found", { message: "没有这条链接，可能已被删除" });
    await recordEvent(tx, actor, { verb: "deleteLink", noun: "link", nounId: id, detail: { before } });
    await expire(tx, [tags.links]);
  });
}
