import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { checkWords } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import type { WordFields } from "./office-fields.ts";

/** Adds a row of the list (id null) or changes one; articles are checked by it from their next check on. */
export async function saveWord(actor: Actor, id: number | null, fields: WordFields): Promise<void> {
  demand(actor, "term.edit");
  await db().transaction(async (tx) => {
    const [before] = id === null ? [] : await tx.select().from(checkWords).where(eq(checkWords.id, id)).for("update");
    if (id !== null && !before) throw new DomainError("not-found", { message: "没有这一条，可能已被删除" });
    const [same] = await tx
      .select({ id: checkWords.id })
      .from(checkWords)
      .where(and(eq(checkWords.wrong, fields.wrong), ne(checkWords.id, id ?? 0)));
    if (same) throw new DomainError("invalid", { message: `“${fields.wrong}”已在表上` });
    const [row] = before
      ? await tx.update(checkWords).set(fields).where(eq(checkWords.id, before.id)).returning({ id: checkWords.id })
      : await tx.insert(checkWords).values(fields).returning({ id: checkWords.id });
    if (!row) throw new DomainError("unavailable");
    await recordEvent(tx, actor, {
      verb: "saveWord",
      noun: "checkWord",
      nounId: row.id,
      detail: { name: fields.wrong, before: before ?? null, after: fields },
    });
  });
}

export async function deleteWord(actor: Actor, id: number): Promise<void> {
  demand(actor, "term.edit");
  await db().transaction(async (tx) => {
    const [before] = await tx.delete(checkWords).where(eq(checkWords.id, id)).returning();
    if (!before) throw new DomainError("not-found", { message: "没有这一条，可能已被删除" });
    await recordEvent(tx, actor, { verb: "deleteWord", noun: "checkWord", nounId: id, detail: { name: before.wrong, before } });
  });
}
