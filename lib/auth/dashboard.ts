import "server-only";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { identities, recoveryCodes, sessions, users } from "#db/schema/index.ts";
import { enrolmentUri } from "#lib/auth/second-factor.ts";
import { decrypt } from "#lib/auth/secret.ts";
import type { Person } from "#lib/people/person.ts";

/** The browsers in which a person is signed in, this one first. */
export async function listSessions(person: Person) {
  return db()
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      current: sql<boolean>`${sessions.id} = ${person.sessionId}`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.userId, person.userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        eq(sessions.version, users.sessionVersion),
      ),
    )
    .orderBy(desc(sql`${sessions.id} = ${person.sessionId}`), desc(sessions.lastSeenAt))
    .limit(100);
}

/** Whether a person can also sign in by the provider of the settings. */
export async function hasIdentity(person: Person): Promise<boolean> {
  return (await db().$count(identities, eq(identities.userId, person.userId))) > 0;
}

export type SecondFactor = { confirmedAt: Date | null; enrolling: { secret: string; uri: string } | null; codesLeft: number };

/** How a person's second factor stands; the secret only while it is being set up. */
export async function readSecondFactor(person: Person, issuer: string): Promise<SecondFactor> {
  const [row] = await db()
    .select({
      email: users.email,
      secret: users.totpSecret,
      confirmedAt: users.totpConfirmedAt,
      codesLeft: sql<number>`(select count(*)::int from ${recoveryCodes} where user_id = ${users.id} and used_at is null)`,
    })
    .from(users)
    .where(eq(users.id, person.userId));
  if (!row) return { confirmedAt: null, enrolling: null, codesLeft: 0 };
  const secret = row.secret && !row.confirmedAt ? decrypt(row.secret) : null;
  return {
    confirmedAt: row.confirmedAt,
    enrolling: secret ? { secret, uri: enrolmentUri(secret, issuer, row.email) } : null,
    codesLeft: row.codesLeft,
  };
}
