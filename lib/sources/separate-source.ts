import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { sources } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import { lockSources } from "#lib/sources/lock-sources.ts";

/** Takes a merge back: the name is a source of its own again. */
export async function separateSource(actor: Actor, id: number): Promise<void> {
  demand(actor, "source.edit");
  await db().transaction(async (tx) => {
    await lockSources(tx);
    const [before] = await tx.select().from(sources).where(eq(sources.id, id));
    if (!before) throw new DomainError("not-found", { message: "没有这个稿源，可能已被删除" });
    if (before.mergedInto === null) throw new DomainError("conflict", { message: `“${before.name}”已经是单独的稿源` });
    await tx.update(sources).set({ mergedInto: null }).where(eq(sources.id, id));
    await recordEvent(tx, actor, { verb: "separateSource", noun: "source", nounId: id, detail: { before } });
    await expire(tx, [tags.sources]);
  });
}
