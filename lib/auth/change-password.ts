import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { users } from "#db/schema/index.ts";
import { returnAttempt, takeAttempt } from "#lib/auth/limits.ts";
import { hashPassword, passwordFault, passwordFits } from "#lib/auth/password.ts";
import { demandSelf } from "#lib/auth/policy.ts";
import { type Browser, beginSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";

/** Changes one's own password and ends every session; gives the cookie of a new one for this browser. */
export async function changePassword(person: Person, typed: { current: string; next: string; again: string }, browser: Browser): Promise<string> {
  demandSelf(person, person.userId);
  const fault = passwordFault(typed.next) ?? (typed.next === typed.again ? null : "两次输入的新密码不一样");
  if (fault) throw new DomainError("invalid", { field: "next", message: fault });
  const subject = `password ${person.userId}`;
  if (!(await takeAttempt("code", subject))) throw new DomainError("forbidden", { message: "试的次数太多，请过一刻钟再试" });
  const [row] = await db().select({ hash: users.passwordHash }).from(users).where(eq(users.id, person.userId));
  if (!(await passwordFits(row?.hash ?? null, typed.current))) throw new DomainError("invalid", { field: "current", message: "现在的密码不对" });
  await returnAttempt("code", subject);
  const passwordHash = await hashPassword(typed.next);
  return db().transaction(async (tx) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, person.userId))
      .returning({ version: users.sessionVersion });
    if (!changed) throw new DomainError("not-found");
    await recordEvent(tx, person, { verb: "changePassword", noun: "user", nounId: person.userId });
    return (await beginSession(tx, { id: person.userId, sessionVersion: changed.version }, browser, false)).cookie;
  });
}
