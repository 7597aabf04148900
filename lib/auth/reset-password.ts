import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import { normalEmail } from "#lib/auth/email.ts";
import { takeAttempt } from "#lib/auth/limits.ts";
import { readNewPassword } from "#lib/auth/new-account.ts";
import { demandLink, dropLinks, makeLink } from "#lib/auth/one-time-link.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { canSignIn } from "#lib/auth/policy.ts";
import { demoDatabase } from "#lib/auth/session.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { passwordChangedLetter, resetLetter } from "#lib/mail/letters.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { addressBlock } from "#lib/views/client-address.ts";

/** Known and unknown addresses are answered after the same time. */
const answerMs = 400;

/** Sends a link by mail to whoever has this address here; who asks learns nothing from the answer. False when it was asked too often. */
export async function askReset(typed: string, address: string): Promise<boolean> {
  if (!(await takeAttempt("resetAddress", addressBlock(address)))) return false;
  const email = normalEmail(typed);
  await Promise.all([wait(answerMs), email ? sendLink(email) : undefined]);
  return true;
}

async function sendLink(email: string): Promise<void> {
  if (!(await takeAttempt("resetAccount", email))) return;
  await db().transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, name: users.name, disabledAt: users.disabledAt, demo: users.demo, isDemo: demoDatabase })
      .from(users)
      .where(eq(users.email, email));
    if (!user || !canSignIn(user)) return;
    const link = await makeLink(tx, "reset", { userId: user.id });
    await queueMail(tx, email, await resetLetter(user.name, link));
    await recordEvent(tx, "visitor", { verb: "askReset", noun: "user", nounId: user.id });
  });
}

/** Sets a new password by such a link and ends every session. The second factor stays. */
export async function resetPassword(token: string, typed: { password: string; again: string }): Promise<void> {
  const passwordHash = await hashPassword(readNewPassword(typed));
  await db().transaction(async (tx) => {
    const { userId } = await demandLink(tx, "reset", token);
    const [user] = await tx
      .update(users)
      .set({ passwordHash, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, userId ?? 0))
      .returning({ id: users.id, name: users.name, email: users.email });
    if (!user) return;
    await dropLinks(tx, "reset", user.id);
    await queueMail(tx, user.email, await passwordChangedLetter(user.name));
    await recordEvent(tx, "visitor", { verb: "resetPassword", noun: "user", nounId: user.id });
  });
}
