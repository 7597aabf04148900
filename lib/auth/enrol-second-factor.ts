import "server-only";
import { eq } from "drizzle-orm";
import { generateSecret } from "otplib";
import { db, type Transaction } from "#db/client.ts";
import { recoveryCodes, users } from "#db/schema/index.ts";
import { returnAttempt, takeAttempt } from "#lib/auth/limits.ts";
import { demandSelf } from "#lib/auth/policy.ts";
import { makeRecoveryCodes, stepOfCode } from "#lib/auth/second-factor.ts";
import { decrypt, encrypt, hashOf } from "#lib/auth/secret.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import type { Person } from "#lib/people/person.ts";

/** Makes a secret for the phone; it counts once a code of it was shown. */
export async function beginEnrolment(person: Person): Promise<void> {
  await db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    const row = await lockFactor(tx, person);
    if (row.confirmedAt) throw new DomainError("conflict", { message: "两步验证已经开启" });
    await tx
      .update(users)
      .set({ totpSecret: encrypt(generateSecret()), totpLastStep: null })
      .where(eq(users.id, person.userId));
    await recordEvent(tx, person, { verb: "beginEnrolment", noun: "user", nounId: person.userId });
  });
}

/** The first code of the phone turns the second factor on; gives the recovery codes, which are never shown again. */
export async function confirmEnrolment(person: Person, typed: string): Promise<string[]> {
  await takeTry(person);
  const codes = await db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    const row = await lockFactor(tx, person);
    if (row.confirmedAt) throw new DomainError("conflict", { message: "两步验证已经开启" });
    if (!row.secret) throw new DomainError("conflict", { message: "请先扫描二维码" });
    const step = stepOfCode(decrypt(row.secret), typed, null);
    if (step === null) throw new DomainError("invalid", { field: "code", message: "验证码不对，请看手机上现在的六位数字" });
    await tx.update(users).set({ totpConfirmedAt: new Date(), totpLastStep: step }).where(eq(users.id, person.userId));
    await recordEvent(tx, person, { verb: "confirmEnrolment", noun: "user", nounId: person.userId });
    return replaceCodes(tx, person.userId);
  });
  await returnAttempt("code", String(person.userId));
  return codes;
}

/** Ten new recovery codes in place of the old, for a code of the phone. */
export async function renewRecoveryCodes(person: Person, typed: string): Promise<string[]> {
  await takeTry(person);
  const codes = await db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    await useStep(tx, person, typed);
    await recordEvent(tx, person, { verb: "renewRecoveryCodes", noun: "user", nounId: person.userId });
    return replaceCodes(tx, person.userId);
  });
  await returnAttempt("code", String(person.userId));
  return codes;
}

/** Takes the second factor away, for a code of the phone; whoever must have one sets up a new phone right after. */
export async function dropSecondFactor(person: Person, typed: string): Promise<void> {
  await takeTry(person);
  await db().transaction(async (tx) => {
    demandSelf(person, person.userId);
    await useStep(tx, person, typed);
    await tx.update(users).set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null }).where(eq(users.id, person.userId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, person.userId));
    await recordEvent(tx, person, { verb: "dropSecondFactor", noun: "user", nounId: person.userId });
  });
  await returnAttempt("code", String(person.userId));
}

async function takeTry(person: Person): Promise<void> {
  if (!(await takeAttempt("code", String(person.userId)))) throw new DomainError("forbidden", { message: "试的次数太多，请过一刻钟再试" });
}

async function lockFactor(tx: Transaction, person: Person) {
  const [row] = await tx
    .select({ secret: users.totpSecret, confirmedAt: users.totpConfirmedAt, lastStep: users.totpLastStep })
    .from(users)
    .where(eq(users.id, person.userId))
    .for("update");
  if (!row) throw new DomainError("not-found", { noun: "user" });
  return row;
}

async function useStep(tx: Transaction, person: Person, typed: string): Promise<void> {
  const row = await lockFactor(tx, person);
  if (!row.secret || !row.confirmedAt) throw new DomainError("conflict", { message: "还没有开启两步验证" });
  const step = stepOfCode(decrypt(row.secret), typed, row.lastStep);
  if (step === null) throw new DomainError("invalid", { field: "code", message: "验证码不对，或者已经用过；请等下一个" });
  await tx.update(users).set({ totpLastStep: step }).where(eq(users.id, person.userId));
}

async function replaceCodes(tx: Transaction, userId: number): Promise<string[]> {
  const codes = makeRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashOf(code) })));
  return codes;
}
