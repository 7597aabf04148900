import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { sources } from "#db/schema/index.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import type { SourceFields } from "#lib/sources/fields.ts";
import { lockSources } from "#lib/sources/lock-sources.ts";

/** Adds a source (id null) or changes one: articles that name it show the new name and address. */
export async function saveSource(actor: Actor, id: number | null, { name, url: given, listed }: SourceFields): Promise<number> {
  demand(actor, "source.edit");
  const after = { name, url: given === "" ? null : given, listed };
  return db().transaction(async (tx) => {
    await lockSources(tx);
    const [before] = id === null ? [] : await tx.select().from(sources).where(eq(sources.id, id));
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这个稿源，可能已被删除" });
    await demandFreeName(tx, name, id ?? 0);
    const [row] = before
      ? await tx.update(sources).set(after).where(eq(sources.id, before.id)).returning({ id: sources.id })
      : await tx.insert(sources).values(after).returning({ id: sources.id });
    if (!row) throw new DomainError("unavailable");
    await recordEvent(tx, actor, { verb: "saveSource", noun: "source", nounId: row.id, detail: { before: before ?? null, after } });
    if (before && (before.name !== after.name || before.url !== after.url)) await expire(tx, [tags.sources]);
    return row.id;
  });
}

async function demandFreeName(tx: Transaction, name: string, id: number): Promise<void> {
  const [same] = await tx
    .select({ mergedInto: sources.mergedInto })
    .from(sources)
    .where(and(eq(sources.name, name), ne(sources.id, id)));
  if (!same) return;
  if (same.mergedInto === null) throw new DomainError("invalid", { message: `已经有名为“${name}”的稿源；如果是同一家，请用“合并”` });
  const [into] = await tx.select({ name: sources.name }).from(sources).where(eq(sources.id, same.mergedInto));
  throw new DomainError("invalid", { message: `“${name}”已并入“${into?.name ?? ""}”` });
}
