import "server-only";
import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { generateSecret } from "otplib";
import { db } from "#db/client.ts";
import { settings, userRoles, users } from "#db/schema/index.ts";
import type { Role } from "#db/vocabulary.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { encrypt } from "#lib/auth/secret.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { secondFactorRoles } from "#lib/people/rights.ts";
import { roleLabels } from "#lib/people/words.ts";
import { type DemoAccount, writeAccountFile } from "#lib/seed/account-file.ts";

const people: readonly { name: string; email: string; role: Role }[] = [
  { name: "责任编辑甲", email: "editor@example.com", role: "editor" },
  { name: "责任编辑己", email: "editor2@example.com", role: "editor" },
  { name: "复审乙", email: "senior@example.com", role: "senior" },
  { name: "终审丙", email: "chief@example.com", role: "chief" },
  { name: "校对丁", email: "proofreader@example.com", role: "proofreader" },
  { name: "管理员戊", email: "admin@example.com", role: "administrator" },
];
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const word = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");

/**
 * Accounts by which a new portal can be tried, one for each role, with new passwords. They work only while the database is a demonstration:
 * one that has people of its own gets none, and null is the answer.
 */
export async function makeDemoAccounts(): Promise<DemoAccount[] | null> {
  const accounts = people.map(({ name, email, role }) => ({
    role: roleLabels[role],
    name,
    email,
    password: [word(), word(), word(), word()].join("-"),
    secret: secondFactorRoles.includes(role) ? generateSecret() : null,
  }));
  const hashes = new Map<string, string>();
  for (const { email, password } of accounts) hashes.set(email, await hashPassword(password));
  const made = await db().transaction(async (tx) => {
    if ((await tx.$count(users, eq(users.demo, false))) > 0) return false;
    await tx.insert(settings).values({ key: "demo", value: true }).onConflictDoNothing();
    for (const [at, { name, email, secret }] of accounts.entries()) {
      const keys = { passwordHash: hashes.get(email), totpSecret: secret ? encrypt(secret) : null, totpConfirmedAt: secret ? new Date() : null };
      const [row] = await tx
        .insert(users)
        .values({ email, name, demo: true, ...keys })
        .onConflictDoUpdate({ target: users.email, set: keys })
        .returning({ id: users.id });
      const role = people[at]?.role;
      if (row && role) await tx.insert(userRoles).values({ userId: row.id, role }).onConflictDoNothing();
    }
    await recordEvent(tx, "system:seed", { verb: "makeDemoAccounts", noun: "user", nounId: 0 });
    return true;
  });
  if (!made) return null;
  writeAccountFile(accounts);
  return accounts;
}
