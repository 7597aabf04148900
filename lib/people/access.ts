import "server-only";
import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { channels, userChannels, userRoles, users } from "#db/schema/index.ts";
import { type Role, roles } from "#db/vocabulary.ts";
import { DomainError } from "#lib/errors.ts";

/** Roles that can be given today; member associations get their accounts from their own desk. */
export const givenRoles = roles.filter((role) => role !== "member");

export const Access = z.object({
  roles: z.array(z.enum(roles)).max(roles.length),
  channelIds: z.array(z.coerce.number().int().positive()).max(500),
});
export type AccessFields = z.infer<typeof Access>;

/** The account with this id, locked for a change. */
export async function lockUser(tx: Transaction, userId: number) {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user) throw new DomainError("not-found", { noun: "user", message: "没有这个用户" });
  const rows = await tx.select({ role: userRoles.role }).from(userRoles).where(eq(userRoles.userId, userId));
  return { ...user, roles: rows.map(({ role }) => role) };
}

/** Leaves unless somebody else can still keep the house. The rows of all administrators are locked, so that two do not leave at once. */
export async function demandOtherAdministrator(tx: Transaction, userId: number): Promise<void> {
  const rows = await tx
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(users)
    .where(inArray(users.id, tx.select({ id: userRoles.userId }).from(userRoles).where(eq(userRoles.role, "administrator"))))
    .orderBy(users.id)
    .for("update");
  if (!rows.some((row) => row.id !== userId && !row.disabledAt)) throw new DomainError("conflict", { message: "至少要留一位能登录的管理员" });
}

export async function knownChannels(tx: Transaction, channelIds: readonly number[]): Promise<number[]> {
  if (channelIds.length === 0) return [];
  const rows = await tx
    .select({ id: channels.id })
    .from(channels)
    .where(inArray(channels.id, [...channelIds]));
  return rows.map(({ id }) => id);
}

export async function writeAccess(tx: Transaction, userId: number, given: { roles: readonly Role[]; channelIds: readonly number[] }): Promise<void> {
  await tx.delete(userRoles).where(eq(userRoles.userId, userId));
  await tx.delete(userChannels).where(eq(userChannels.userId, userId));
  if (given.roles.length > 0) await tx.insert(userRoles).values(given.roles.map((role) => ({ userId, role })));
  if (given.channelIds.length > 0) await tx.insert(userChannels).values(given.channelIds.map((channelId) => ({ userId, channelId })));
}
