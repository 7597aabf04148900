import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { recoveryCodes, users } from "#db/schema/index.ts";
import { openCookie } from "#lib/auth/cookies.ts";
import { returnAttempt, takeAttempt } from "#lib/auth/limits.ts";
import { canSignIn } from "#lib/auth/policy.ts";
import { normalRecoveryCode, stepOfCode } from "#lib/auth/second-factor.ts";
import { decrypt, hashOf } from "#lib/auth/secret.ts";
import { type Browser, demoDatabase } from "#lib/auth/session.ts";
import { letIn, recordRefusal } from "#lib/auth/sign-in.ts";
import { recordEvent } from "#lib/events/record-event.ts";

export type CodeOutcome = { kind: "expired" | "refused" } | { kind: "in"; cookies: string[] };

/** Whether the password has just been shown in this browser. */
export async function hasShownPassword(cookieHeader: string): Promise<boolean> {
  return typeof (await openCookie("pending", cookieHeader))?.user === "number";
}

/** The second half of signing in: a code of the phone, or one of the ten on paper. */
export async function confirmCode(typed: string, cookieHeader: string, browser: Browser): Promise<CodeOutcome> {
  const pending = await openCookie("pending", cookieHeader);
  if (typeof pending?.user !== "number" || typeof pending.version !== "number") return { kind: "expired" };
  const { user: userId, version } = pending;
  const subject = String(userId);
  const result = (await takeAttempt("code", subject)) ? await spendCode(userId, version, typed) : "refused";
  if (result === "expired") return { kind: "expired" };
  if (result === "refused") {
    await recordRefusal(userId, "code");
    return { kind: "refused" };
  }
  await returnAttempt("code", subject);
  return { kind: "in", cookies: await letIn(userId, version, pending.remember === true, browser, cookieHeader) };
}

async function spendCode(userId: number, version: number, typed: string): Promise<"fits" | "refused" | "expired"> {
  return db().transaction(async (tx) => {
    const [user] = await tx
      .select({
        secret: users.totpSecret,
        lastStep: users.totpLastStep,
        confirmedAt: users.totpConfirmedAt,
        version: users.sessionVersion,
        disabledAt: users.disabledAt,
        demo: users.demo,
        isDemo: demoDatabase,
      })
      .from(users)
      .where(eq(users.id, userId))
      .for("update");
    if (!user?.secret || !user.confirmedAt || user.version !== version || !canSignIn(user)) return "expired";
    const step = stepOfCode(decrypt(user.secret), typed, user.lastStep);
    if (step !== null) {
      await tx.update(users).set({ totpLastStep: step }).where(eq(users.id, userId));
      return "fits";
    }
    if (!(await spendRecoveryCode(tx, userId, typed))) return "refused";
    await recordEvent(tx, "visitor", { verb: "spendRecoveryCode", noun: "user", nounId: userId });
    return "fits";
  });
}

async function spendRecoveryCode(tx: Transaction, userId: number, typed: string): Promise<boolean> {
  const code = normalRecoveryCode(typed);
  if (!code) return false;
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hashOf(code)), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return used.length > 0;
}
