import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { terms } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import type { TermFields } from "./office-fields.ts";

/** Adds a row of the list (id null) or changes one; articles are checked by it from their next check on. */
export async function saveTerm(actor: Actor, id: number | null, fields: TermFields): Promise<void> {
  demand(actor, "term.edit");
  await db().transaction(async (tx) => {
    const [before] = id === null ? [] : await tx.select().from(terms).where(eq(terms.id, id)).for("update");
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这一条，可能已被删除" });
    const [same] = await tx
      .select({ id: terms.id })
      .from(terms)
      .where(and(eq(terms.old, fields.old), eq(terms.new, fields.new), ne(terms.id, id ?? 0)));
    if (same) throw new DomainError("invalid", { message: `“${fields.old}”已在表上` });
    const [row] = before
      ? await tx.update(terms).set(fields).where(eq(terms.id, before.id)).returning({ id: terms.id })
      : await tx.insert(terms).values(fields).returning({ id: terms.id });
    if (!row) throw new DomainError("unavailable");
    await recordEvent(tx, actor, {
      verb: "saveTerm",
      noun: "term",
      nounId: row.id,
      detail: { name: fields.old, before: before ?? null, after: fields },
    });
  });
}

export async function deleteTerm(actor: Actor, id: number): Promise<void> {
  demand(actor, "term.edit");
  await db().transaction(async (tx) => {
    const [before] = await tx.delete(terms).where(eq(terms.id, id)).returning();
    if (!before) throw new DomainError("not-found", { message: "没有这一条，可能已被删除" });
    await recordEvent(tx, actor, { verb: "deleteTerm", noun: "term", nounId: id, detail: { name: before.old, before } });
  });
}
