import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { demandSelf } from "#lib/auth/policy.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";

/** Ends one session of one's own, wherever it is. */
export async function endSession(person: Person, sessionId: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId)) throw new DomainError("not-found", { noun: "session" });
  await db().transaction(async (tx) => {
    const [row] = await tx
      .select({ userId: sessions.userId, revokedAt: sessions.revokedAt })
      .from(sessions)
      .where(eq(sessions.id, sessionId))
      .for("update");
    demandSelf(person, row?.userId ?? 0);
    if (row?.revokedAt) return;
    await tx.update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, sessionId));
    await recordEvent(tx, person, { verb: sessionId === person.sessionId ? "signOut" : "endSession", noun: "user", nounId: person.userId });
  });
}

/** Ends every session of one's own but this one; tells how many. */
export async function endOtherSessions(person: Person): Promise<number> {
  return db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.userId, person.userId), ne(sessions.id, person.sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length > 0)
      await recordEvent(tx, person, { verb: "endOtherSessions", noun: "user", nounId: person.userId, detail: { count: ended.length } });
    return ended.length;
  });
}
