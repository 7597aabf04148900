import "server-only";
import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { MediaFields } from "#lib/media/fields.ts";
import { demand } from "#lib/people/demand.ts";

/** Changes what is known about a file. Articles keep the words they took over; these are for the next use. */
export async function updateMedia(actor: Actor, id: number, fields: Partial<MediaFields>): Promise<void> {
  demand(actor, "media.upload");
  await db().transaction(async (tx) => {
    const [row] = await tx.select().from(media).where(eq(media.id, id)).for("update");
    if (row?.state !== "ready") throw new DomainError("not-found", { noun: "media", id });
    if (row.trashedAt) throw new DomainError("conflict", { message: "它在回收站里，请先恢复" });
    const keys = Object.keys(fields) as (keyof MediaFields)[];
    const changed = keys.filter((key) => !isDeepStrictEqual(row[key], fields[key]));
    if (changed.length === 0) return;
    await tx.update(media).set(fields).where(eq(media.id, id));
    const part = (of: Partial<MediaFields>) => Object.fromEntries(changed.map((key) => [key, of[key]]));
    const detail = { name: row.name, before: part(row), after: part(fields) };
    await recordEvent(tx, actor, { verb: "updateMedia", noun: "media", nounId: id, detail });
  });
}
