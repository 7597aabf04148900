import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { identities } from "#db/schema/index.ts";
import { demandSelf } from "#lib/auth/policy.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";

/** Joins an identity of the provider to one's own account; false when it belongs to somebody else. */
export async function linkIdentity(person: Person, { issuer, subject }: { issuer: string; subject: string }): Promise<boolean> {
  return db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    const [made] = await tx
      .insert(identities)
      .values({ userId: person.userId, issuer, subject })
      .onConflictDoNothing()
      .returning({ id: identities.id });
    if (made) await recordEvent(tx, person, { verb: "linkIdentity", noun: "user", nounId: person.userId, detail: { issuer } });
    const [owner] = await tx
      .select({ userId: identities.userId })
      .from(identities)
      .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
    return owner?.userId === person.userId;
  });
}

/** Parts one's own account from the identities of the provider. */
export async function unlinkIdentity(person: Person): Promise<void> {
  await db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    const gone = await tx.delete(identities).where(eq(identities.userId, person.userId)).returning({ issuer: identities.issuer });
    for (const { issuer } of gone) await recordEvent(tx, person, { verb: "unlinkIdentity", noun: "user", nounId: person.userId, detail: { issuer } });
  });
}
