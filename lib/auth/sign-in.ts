import "server-only";
import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import { clearedCookie, openCookie, sealedCookie } from "#lib/auth/cookies.ts";
import { normalEmail } from "#lib/auth/email.ts";
import { returnAttempt, takeAttempt } from "#lib/auth/limits.ts";
import { passwordFits } from "#lib/auth/password.ts";
import { canSignIn } from "#lib/auth/policy.ts";
import { markOf } from "#lib/auth/secret.ts";
import { type Browser, beginSession, demoDatabase } from "#lib/auth/session.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";
import { addressBlock } from "#lib/views/client-address.ts";

export type Attempt = { email: string; password: string; remember: boolean; cookieHeader: string; browser: Browser };
type Outcome =
  | { kind: "refused" }
  | { kind: "crowded" }
  /** The password was right; the cookies say so to the next page. */
  | { kind: "code"; cookies: string[] }
  | { kind: "in"; cookies: string[] };

/** One attempt with a password. Known, unknown, disabled and locked names cost the same time and get the same answer. */
export async function signIn({ email: typed, password, remember, cookieHeader, browser }: Attempt): Promise<Outcome> {
  const email = normalEmail(typed);
  const subject = email ?? "nobody";
  const device = await knownDevice(cookieHeader, subject);
  const block = addressBlock(browser.address);
  // A browser in which this person has signed in before has a budget of its own: strangers cannot lock its owner out.
  if (!device && !((await takeAttempt("address", block)) && (await takeAttempt("everyone", "all")))) return { kind: "crowded" };
  const mayTry = device ? await takeAttempt("device", `${device} ${subject}`) : await takeAttempt("account", subject);
  const user = email ? await findAccount(email) : null;
  const usable = user && mayTry && canSignIn(user) ? user : null;
  const fits = await passwordFits(usable?.passwordHash ?? null, password);
  if (!usable || !fits) {
    await recordRefusal(user?.id ?? 0, mayTry ? "password" : "limit");
    return { kind: "refused" };
  }
  if (device) await returnAttempt("device", `${device} ${subject}`);
  else await Promise.all([returnAttempt("account", subject), returnAttempt("address", block)]);
  if (usable.totpConfirmedAt) {
    const pending = await sealedCookie("pending", { user: usable.id, version: usable.sessionVersion, remember });
    return { kind: "code", cookies: [pending] };
  }
  return { kind: "in", cookies: await letIn(usable.id, usable.sessionVersion, remember, browser, cookieHeader) };
}

/** Begins the session of somebody who has shown all that is asked for. */
export async function letIn(userId: number, version: number, remember: boolean, browser: Browser, cookieHeader: string): Promise<string[]> {
  return db().transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, name: users.name, email: users.email, disabledAt: users.disabledAt, demo: users.demo, isDemo: demoDatabase })
      .from(users)
      .where(eq(users.id, userId))
      .for("update");
    if (!user || !canSignIn(user)) return [clearedCookie("pending")];
    const { cookie, sessionId } = await beginSession(tx, { id: user.id, sessionVersion: version }, browser, remember);
    const person: Person = { userId, name: user.name, roles: [], channelIds: null, sessionId };
    await recordEvent(tx, person, { verb: "signIn", noun: "user", nounId: userId });
    return [cookie, await deviceCookie(cookieHeader, user.email), clearedCookie("pending")];
  });
}

export async function recordRefusal(userId: number, why: "password" | "limit" | "code"): Promise<void> {
  await db().transaction(async (tx) => {
    await recordEvent(tx, "visitor", { verb: "refuseSignIn", noun: "user", nounId: userId, detail: { why } });
  });
}

async function findAccount(email: string) {
  const [row] = await db()
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      sessionVersion: users.sessionVersion,
      disabledAt: users.disabledAt,
      demo: users.demo,
      totpConfirmedAt: users.totpConfirmedAt,
      isDemo: demoDatabase,
    })
    .from(users)
    .where(eq(users.email, email));
  return row ?? null;
}

const accountMark = (email: string) => markOf("known device", email).slice(0, 22);

async function knownDevice(cookieHeader: string, email: string): Promise<string | null> {
  const known = await openCookie("device", cookieHeader);
  const accounts = Array.isArray(known?.accounts) ? known.accounts : [];
  return typeof known?.device === "string" && accounts.includes(accountMark(email)) ? known.device : null;
}

async function deviceCookie(cookieHeader: string, email: string): Promise<string> {
  const known = await openCookie("device", cookieHeader);
  const accounts = Array.isArray(known?.accounts) ? known.accounts.map(String) : [];
  const device = typeof known?.device === "string" ? known.device : crypto.randomUUID();
  return sealedCookie("device", { device, accounts: [...new Set([accountMark(email), ...accounts])].slice(0, 5) });
}
