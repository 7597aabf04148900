import "server-only";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { sessions, users } from "#db/schema/index.ts";
import type { Role } from "#db/vocabulary.ts";
import { openCookie, sealedCookie } from "#lib/auth/cookies.ts";
import { canSignIn } from "#lib/auth/policy.ts";
import { markOf } from "#lib/auth/secret.ts";
import type { Person } from "#lib/people/person.ts";
import { secondFactorRoles } from "#lib/people/rights.ts";
import { addressBlock } from "#lib/views/client-address.ts";

export type SignedIn = {
  person: Person;
  email: string;
  hasSecondFactor: boolean;
  /** Signed in, but let into nothing before the second factor is set up. */
  mustEnrol: boolean;
  preferences: Record<string, string | boolean>;
};

const uuid = /^[0-9a-f-]{36}$/;
const dayMs = 86_400_000;

/** Who sends this cookie header. Asked of the database for each request, so that an ended session is refused at once everywhere. */
export async function findSession(cookieHeader: string): Promise<SignedIn | null> {
  const token = await openCookie("session", cookieHeader);
  if (typeof token?.session !== "string" || !uuid.test(token.session)) return null;
  const sessionId = token.session;
  const [row] = await db()
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      disabledAt: users.disabledAt,
      demo: users.demo,
      confirmedAt: users.totpConfirmedAt,
      preferences: users.preferences,
      version: sessions.version,
      roles: sql<Role[]>`array(select role from user_roles where user_id = ${users.id} order by role)`,
      channelIds: sql<number[]>`array(select channel_id from user_channels where user_id = ${users.id})`,
      isDemo: demoDatabase,
      stale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`), eq(sessions.version, users.sessionVersion)),
    );
  if (!row || row.version !== token.version || !canSignIn(row)) return null;
  if (row.stale) void touch(sessionId, row.userId).catch(() => {});
  return {
    person: { userId: row.userId, name: row.name, roles: row.roles, channelIds: row.channelIds.length > 0 ? row.channelIds : null, sessionId },
    email: row.email,
    hasSecondFactor: row.confirmedAt !== null,
    mustEnrol: row.confirmedAt === null && row.roles.some((role) => secondFactorRoles.includes(role)),
    preferences: row.preferences,
  };
}

/** Whether the starting content of a demonstration still stands. */
export const demoDatabase = sql<boolean>`exists (select 1 from settings where key = 'demo' and value = 'true'::jsonb)`;

async function touch(sessionId: string, userId: number): Promise<void> {
  await db().update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, sessionId));
  await db().update(users).set({ lastSeenAt: sql`now()` }).where(eq(users.id, userId));
}

export type Browser = { address: string; userAgent: string };
type Beginner = { id: number; sessionVersion: number };

/** Begins a session and gives the cookie for it. */
export async function beginSession(
  tx: Transaction,
  user: Beginner,
  browser: Browser,
  remember: boolean,
): Promise<{ cookie: string; sessionId: string }> {
  const seconds = (remember ? 7 * dayMs : dayMs / 2) / 1_000;
  await tx.delete(sessions).where(and(eq(sessions.userId, user.id), lt(sessions.expiresAt, sql`now() - interval '30 days'`)));
  const [row] = await tx
    .insert(sessions)
    .values({
      userId: user.id,
      version: user.sessionVersion,
      device: deviceName(browser.userAgent),
      addressHash: markOf("address", addressBlock(browser.address)),
      expiresAt: sql`now() + make_interval(secs => ${seconds})`,
    })
    .returning({ id: sessions.id });
  if (!row) throw new Error("no session was made");
  const cookie = await sealedCookie("session", { session: row.id, version: user.sessionVersion }, seconds, remember);
  return { cookie, sessionId: row.id };
}

/** By what a person recognises a browser of theirs. */
export function deviceName(userAgent: string): string {
  const browsers = [
    /MicroMessenger/,
    "微信",
    /Edg\//,
    "Edge",
    /Firefox\//,
    "Firefox",
    /(Chrome|Chromium)\//,
    "Chrome",
    /Safari\//,
    "Safari",
  ] as const;
  const systems = [/Windows/, "Windows", /Android/, "安卓", /iPhone|iPad/, "iOS", /Mac OS/, "macOS", /Linux/, "Linux"] as const;
  return `${named(browsers, userAgent) ?? "其他浏览器"}，${named(systems, userAgent) ?? "其他系统"}`;
}

function named(pairs: readonly (RegExp | string)[], text: string): string | undefined {
  for (let i = 0; i < pairs.length; i += 2) {
    const [pattern, name] = [pairs[i], pairs[i + 1]];
    if (pattern instanceof RegExp && pattern.test(text)) return String(name);
  }
  return undefined;
}
