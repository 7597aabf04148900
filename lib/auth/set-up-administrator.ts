import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { settings, userRoles, users } from "#db/schema/index.ts";
import { type NewAccount, readNewAccount } from "#lib/auth/new-account.ts";
import { demandLink, makeLink } from "#lib/auth/one-time-link.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { type Browser, beginSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";
import { removeAccountFile } from "#lib/seed/account-file.ts";

/** Makes the link by which an administrator opens an account; only a command on the machine can. */
export async function makeSetupLink(): Promise<{ url: string; administrators: number }> {
  demand("command:setup", "user.manage");
  return db().transaction(async (tx) => {
    const standing = await tx
      .select({ id: users.id })
      .from(users)
      .innerJoin(userRoles, eq(userRoles.userId, users.id))
      .where(and(eq(userRoles.role, "administrator"), eq(users.demo, false), isNull(users.disabledAt)));
    await recordEvent(tx, "command:setup", { verb: "makeSetupLink", noun: "user", nounId: 0 });
    return { url: await makeLink(tx, "setup", { roles: ["administrator"] }), administrators: standing.length };
  });
}

/** Opens an administrator's account by such a link. From then on the database is no demonstration; gives the cookie of the session. */
export async function setUpAdministrator(token: string, typed: NewAccount, browser: Browser): Promise<string> {
  const { name, email, password } = readNewAccount(typed);
  const passwordHash = await hashPassword(password);
  const cookie = await db().transaction(async (tx) => {
    await demandLink(tx, "setup", token);
    await tx.delete(settings).where(eq(settings.key, "demo"));
    const [user] = await tx.insert(users).values({ email, name, passwordHash }).onConflictDoNothing().returning({ id: users.id });
    if (!user) throw new DomainError("conflict", { message: "这个邮箱已经有账号" });
    await tx.insert(userRoles).values({ userId: user.id, role: "administrator" });
    // What the demonstration's people did stays in the log under their names, so they are shut out and not deleted.
    await tx.update(users).set({ disabledAt: new Date(), passwordHash: null, totpSecret: null }).where(eq(users.demo, true));
    await recordEvent(tx, "command:setup", { verb: "setUpAdministrator", noun: "user", nounId: user.id });
    return (await beginSession(tx, { id: user.id, sessionVersion: 1 }, browser, false)).cookie;
  });
  removeAccountFile();
  return cookie;
}
