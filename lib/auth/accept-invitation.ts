import "server-only";
import { db } from "#db/client.ts";
import { userChannels, userRoles, users } from "#db/schema/index.ts";
import { type NewAccount, readNewAccount } from "#lib/auth/new-account.ts";
import { demandLink, readLink } from "#lib/auth/one-time-link.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { type Browser, beginSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";

/** Opens the account somebody was invited to, with the roles and channels of the invitation; gives the cookie of the session. */
export async function acceptInvitation(token: string, typed: Omit<NewAccount, "email">, browser: Browser): Promise<string> {
  const invitation = await readLink("invitation", token);
  const { name, password } = readNewAccount({ ...typed, email: invitation?.email ?? "gone@example.com" });
  const passwordHash = await hashPassword(password);
  return db().transaction(async (tx) => {
    const { email, roles, channelIds } = await demandLink(tx, "invitation", token);
    if (!email) throw new DomainError("not-found", { gone: true });
    const [user] = await tx.insert(users).values({ email, name, passwordHash }).onConflictDoNothing().returning({ id: users.id });
    if (!user) throw new DomainError("conflict", { message: "这个邮箱已经有账号，请直接登录" });
    if (roles.length > 0) await tx.insert(userRoles).values(roles.map((role) => ({ userId: user.id, role })));
    if (channelIds.length > 0)
      await tx
        .insert(userChannels)
        .values(channelIds.map((channelId) => ({ userId: user.id, channelId })))
        .onConflictDoNothing();
    const { cookie, sessionId } = await beginSession(tx, { id: user.id, sessionVersion: 1 }, browser, false);
    const person: Person = { userId: user.id, name, roles, channelIds: null, sessionId };
    await recordEvent(tx, person, { verb: "acceptInvitation", noun: "user", nounId: user.id });
    return cookie;
  });
}
