import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, sources } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import { lockSources } from "#lib/sources/lock-sources.ts";

/** Only a source that no revision names; readers never saw it, so no page changes. */
export async function deleteSource(actor: Actor, id: number): Promise<void> {
  demand(actor, "source.edit");
  await db().transaction(async (tx) => {
    await lockSources(tx);
    const [before] = await tx.select().from(sources).where(eq(sources.id, id));
    if (!before) throw new DomainError("not-found", { message: "没有这个稿源，可能已被删除" });
    const [named] = await tx.select({ id: articleRevisions.id }).from(articleRevisions).where(eq(articleRevisions.sourceId, id)).limit(1);
    const [merged] = await tx.select({ name: sources.name }).from(sources).where(eq(sources.mergedInto, id)).limit(1);
    if (named) throw new DomainError("conflict", { message: "有稿件（包括旧版本）写着这个稿源，不能删除；可以合并到别的稿源" });
    if (merged) throw new DomainError("conflict", { message: `“${merged.name}”已并入它，请先分开` });
    await tx.delete(sources).where(eq(sources.id, id));
    await recordEvent(tx, actor, { verb: "deleteSource", noun: "source", nounId: id, detail: { before } });
  });
}
