import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { authTokens } from "#db/schema/index.ts";
import type { tokenKinds } from "#db/vocabulary.ts";
import { hashOf } from "#lib/auth/secret.ts";
import { env } from "#lib/env.ts";
import { DomainError } from "#lib/errors.ts";
import { routes } from "#lib/routes.ts";

export type LinkKind = (typeof tokenKinds)[number];
export type OneTimeLink = typeof authTokens.$inferSelect;
type About = Partial<Pick<OneTimeLink, "userId" | "email" | "name" | "roles" | "channelIds" | "createdBy">>;

const minutes: Record<LinkKind, number> = { setup: 30, reset: 30, invitation: 7 * 24 * 60 };
const alive = (hash: string, kind: LinkKind) =>
  and(eq(authTokens.hash, hash), eq(authTokens.kind, kind), isNull(authTokens.usedAt), gt(authTokens.expiresAt, sql`now()`));

/** Makes a link that works once; its address comes from the settings, never from a request. */
export async function makeLink(tx: Transaction, kind: LinkKind, about: About = {}): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.insert(authTokens).values({ ...about, kind, hash: hashOf(token), expiresAt: sql`now() + make_interval(mins => ${minutes[kind]})` });
  return `${env().APP_URL}${routes.oneTimeLink(kind, token)}`;
}

/** What a link stands for, while it works. */
export async function readLink(kind: LinkKind, token: string): Promise<OneTimeLink | null> {
  const [row] = await db()
    .select()
    .from(authTokens)
    .where(alive(hashOf(token), kind));
  return row ?? null;
}

/** Whoever holds a link may do what it is for, once: uses it up. Of two at once, one gets it. */
export async function demandLink(tx: Transaction, kind: LinkKind, token: string): Promise<OneTimeLink> {
  const [row] = await tx
    .update(authTokens)
    .set({ usedAt: sql`now()` })
    .where(alive(hashOf(token), kind))
    .returning();
  if (!row) throw new DomainError("not-found", { gone: true, message: "这个链接已经用过或已过期" });
  return row;
}

/** Makes the links of a person that are still about useless. */
export async function dropLinks(tx: Transaction, kind: LinkKind, userId: number): Promise<void> {
  await tx.delete(authTokens).where(and(eq(authTokens.kind, kind), eq(authTokens.userId, userId), isNull(authTokens.usedAt)));
}
