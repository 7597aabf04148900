import "server-only";
import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { authTokens, channels, users } from "#db/schema/index.ts";
import type { Role } from "#db/vocabulary.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  disabledAt: users.disabledAt,
  demo: users.demo,
  lastSeenAt: users.lastSeenAt,
  hasSecondFactor: sql<boolean>`${users.totpConfirmedAt} is not null`,
  roles: sql<Role[]>`array(select role from user_roles where user_id = ${users.id} order by role)`,
  channelIds: sql<number[]>`array(select channel_id from user_channels where user_id = ${users.id})`,
};

/** Everybody with an account, those who can sign in first. */
export async function listUsers(person: Person) {
  demand(person, "user.manage");
  return db().select(columns).from(users).orderBy(sql`${users.disabledAt} is not null`, asc(users.name), asc(users.id));
}
export type ListedUser = Awaited<ReturnType<typeof listUsers>>[number];

export async function findUser(person: Person, id: number): Promise<ListedUser | null> {
  demand(person, "user.manage");
  const [row] = await db().select(columns).from(users).where(eq(users.id, id));
  return row ?? null;
}

/** Invitations nobody has accepted yet. */
export async function listInvitations(person: Person) {
  demand(person, "user.manage");
  return db()
    .select({ email: authTokens.email, name: authTokens.name, roles: authTokens.roles, expiresAt: authTokens.expiresAt })
    .from(authTokens)
    .where(and(eq(authTokens.kind, "invitation"), isNull(authTokens.usedAt), gt(authTokens.expiresAt, sql`now()`)))
    .orderBy(desc(authTokens.createdAt));
}

export async function listChannelNames(person: Person): Promise<{ id: number; name: string }[]> {
  demand(person, "user.manage");
  return db().select({ id: channels.id, name: channels.name }).from(channels).orderBy(asc(channels.sort), asc(channels.id));
}
