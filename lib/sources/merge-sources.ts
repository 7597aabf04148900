import "server-only";
import { eq, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { sources } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import { lockSources } from "#lib/sources/lock-sources.ts";

/** Makes one source another name of a second one. Its articles are shown under that one; nothing written is changed. */
export async function mergeSources(actor: Actor, id: number, intoName: string): Promise<void> {
  demand(actor, "source.edit");
  await db().transaction(async (tx) => {
    await lockSources(tx);
    const [source] = await tx.select().from(sources).where(eq(sources.id, id));
    if (!source) throw new DomainError("not-found", { message: "没有这个稿源，可能已被删除" });
    if (source.mergedInto !== null) throw new DomainError("conflict", { message: `“${source.name}”已经并入别的稿源` });
    const [named] = await tx.select().from(sources).where(eq(sources.name, intoName));
    if (!named) throw new DomainError("invalid", { message: `没有名为“${intoName}”的稿源，请从列表里选` });
    const [into] = named.mergedInto === null ? [named] : await tx.select().from(sources).where(eq(sources.id, named.mergedInto));
    if (!into || into.id === id) throw new DomainError("invalid", { message: "不能并入它自己" });
    const moved = await tx
      .update(sources)
      .set({ mergedInto: into.id })
      .where(or(eq(sources.id, id), eq(sources.mergedInto, id)))
      .returning({ id: sources.id });
    await recordEvent(tx, actor, {
      verb: "mergeSources",
      noun: "source",
      nounId: id,
      detail: { name: `${source.name} → ${into.name}`, before: source, into: into.id, moved: moved.map((row) => row.id) },
    });
    await expire(tx, [tags.sources]);
  });
}
