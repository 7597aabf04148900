import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Takes a file out of the trash. */
export async function restoreMedia(actor: Actor, id: number): Promise<void> {
  demand(actor, "media.delete");
  await db().transaction(async (tx) => {
    const [row] = await tx.select({ name: media.name, trashedAt: media.trashedAt }).from(media).where(eq(media.id, id)).for("update");
    if (!row) throw new DomainError("not-found", { noun: "media", id });
    if (!row.trashedAt) throw new DomainError("conflict", { message: "它不在回收站里" });
    await tx.update(media).set({ trashedAt: null }).where(eq(media.id, id));
    await recordEvent(tx, actor, { verb: "restoreMedia", noun: "media", nounId: id, detail: { name: row.name } });
  });
}
