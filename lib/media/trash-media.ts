import "server-only";
import { count, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Puts a file into the trash, from which it is purged after thirty days; what is in use stays. */
export async function trashMedia(actor: Actor, id: number): Promise<void> {
  demand(actor, "media.delete");
  await db().transaction(async (tx) => {
    const [row] = await tx.select({ state: media.state, trashedAt: media.trashedAt }).from(media).where(eq(media.id, id)).for("update");
    if (!row) throw new DomainError("not-found", { noun: "media", id });
    if (row.state !== "ready" || row.trashedAt) throw new DomainError("conflict", { state: row.state });
    const [uses] = await tx.select({ count: count() }).from(mediaUses).where(eq(mediaUses.mediaId, id));
    if (uses && uses.count > 0) throw new DomainError("conflict", { message: `有${uses.count}处正在使用它，不能删除` });
    await tx.update(media).set({ trashedAt: sql`now()` }).where(eq(media.id, id));
    await recordEvent(tx, actor, { verb: "trashMedia", noun: "media", nounId: id });
  });
}
