import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { events, sessions, users } from "#db/schema/index.ts";
import type { Role } from "#db/vocabulary.ts";

const folder = mkdtempSync(join(tmpdir(), "sign-in-"));
process.env.DATA_DIR = folder;
const { confirmCode } = await import("#lib/auth/confirm-code.ts");
const { changePassword } = await import("#lib/auth/change-password.ts");
const { readSecondFactor } = await import("#lib/auth/dashboard.ts");
const { endOtherSessions, endSession } = await import("#lib/auth/end-session.ts");
const { beginEnrolment, confirmEnrolment, dropSecondFactor } = await import("#lib/auth/enrol-second-factor.ts");
const { hashPassword } = await import("#lib/auth/password.ts");
const { findSession } = await import("#lib/auth/session.ts");
const { signIn } = await import("#lib/auth/sign-in.ts");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const password = "春江潮水连海平2026";
const passwordHash = await hashPassword(password);
let lastAddress = 0;
const elsewhere = () => ({ address: `198.51.${Math.floor(++lastAddress / 250)}.${lastAddress % 250}`, userAgent: "Chrome/140 Windows" });

async function account(...roles: Role[]) {
  const person = await makePerson(...roles);
  const [row] = await db().update(users).set({ passwordHash }).where(eq(users.id, person.userId)).returning({ email: users.email });
  return { ...person, email: row?.email ?? "" };
}

const enter = (email: string, typed = password, cookieHeader = "", browser = elsewhere()) =>
  signIn({ email, password: typed, remember: false, cookieHeader, browser });
const header = (cookies: readonly string[]) => cookies.map((line) => line.split(";")[0]).join("; ");
const entered = async (email: string, cookieHeader = "") => {
  const outcome = await enter(email, password, cookieHeader);
  if (outcome.kind !== "in") throw new Error(`not let in: ${outcome.kind}`);
  return header(outcome.cookies);
};
const codeFor = (secret: string, stepsAhead = 0) => generateSync({ secret, epoch: Date.now() / 1_000 + stepsAhead * 30 });

test("the right password lets in, however the address is typed, and both are on record", async () => {
  const editor = await account("editor");
  const cookies = await entered(` ${editor.email.toUpperCase()} `);
  expect((await findSession(cookies))?.person.userId).toBe(editor.userId);
  expect(await enter(editor.email, "wrong")).toEqual({ kind: "refused" });
  const told = await db().select({ verb: events.verb, actor: events.actor }).from(events).where(eq(events.nounId, editor.userId)).orderBy(events.id);
  expect(told).toEqual([
    { verb: "signIn", actor: `user:${editor.userId}` },
    { verb: "refuseSignIn", actor: "visitor" },
  ]);
});

test("unknown, disabled and passwordless names are refused like a wrong password", async () => {
  const gone = await account("editor");
  await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, gone.userId));
  const outsider = await account("editor");
  await db().update(users).set({ passwordHash: null }).where(eq(users.id, outsider.userId));
  for (const email of [gone.email, outsider.email, "nobody@example.cn", "not an address"]) expect(await enter(email)).toEqual({ kind: "refused" });
});

test("after five wrong passwords from anywhere the right one is refused too, except in a browser that is known", async () => {
  const editor = await account("editor");
  const known = await entered(editor.email);
  for (let tries = 0; tries < 5; tries += 1) expect(await enter(editor.email, `wrong${tries}`)).toEqual({ kind: "refused" });
  expect(await enter(editor.email)).toEqual({ kind: "refused" });
  expect(await enter(editor.email, password, known)).toMatchObject({ kind: "in" });
});

test("one address may try twenty times", async () => {
  const browser = { address: "192.0.2.7", userAgent: "" };
  const outcomes = [];
  for (let tries = 0; tries < 21; tries += 1) outcomes.push((await enter(`nobody${tries}@example.cn`, "wrong", "", browser)).kind);
  expect(outcomes.filter((kind) => kind === "refused")).toHaveLength(20);
  expect(outcomes.at(-1)).toBe("crowded");
});

test("a second factor asks for its code, once each, or for a recovery code, once each", async () => {
  const chief = await account("chief");
  await beginEnrolment(chief);
  const secret = (await readSecondFactor(chief, "协会")).enrolling?.secret ?? "";
  await expect(confirmEnrolment(chief, "000000")).rejects.toMatchObject({ code: "invalid" });
  const [recovery = ""] = await confirmEnrolment(chief, codeFor(secret));
  const half = await enter(chief.email);
  if (half.kind !== "code") throw new Error("no code was asked for");
  const pending = header(half.cookies);
  expect(await findSession(pending)).toBeNull();
  expect(await confirmCode(codeFor(secret), pending, elsewhere())).toEqual({ kind: "refused" });
  const outcome = await confirmCode(codeFor(secret, 1), pending, elsewhere());
  if (outcome.kind !== "in") throw new Error("the code was refused");
  expect(await findSession(header(outcome.cookies))).toMatchObject({ mustEnrol: false });
  expect(await confirmCode(recovery, pending, elsewhere())).toMatchObject({ kind: "in" });
  expect(await confirmCode(recovery, pending, elsewhere())).toEqual({ kind: "refused" });
  expect(await confirmCode("123456", "", elsewhere())).toEqual({ kind: "expired" });
  await expect(dropSecondFactor(chief, "000000")).rejects.toMatchObject({ code: "invalid" });
});

test("the codes of one person are guessed five times, not more", async () => {
  const editor = await account("editor");
  await beginEnrolment(editor);
  for (let tries = 0; tries < 5; tries += 1) await expect(confirmEnrolment(editor, "000000")).rejects.toMatchObject({ code: "invalid" });
  await expect(confirmEnrolment(editor, "000000")).rejects.toMatchObject({ code: "forbidden" });
});

test("a changed password ends every session but the new one", async () => {
  const editor = await account("editor");
  const [here, there] = [await entered(editor.email), await entered(editor.email)];
  const next = "一条大河波浪宽，风吹稻花";
  const change = (typed: Partial<Record<"current" | "next" | "again", string>>) =>
    changePassword(editor, { current: password, next, again: next, ...typed }, elsewhere());
  await expect(change({ current: "wrong" })).rejects.toMatchObject({ detail: { field: "current" } });
  await expect(change({ again: "别的" })).rejects.toMatchObject({ detail: { field: "next" } });
  const cookie = await change({});
  expect([await findSession(here), await findSession(there)]).toEqual([null, null]);
  expect(await findSession(header([cookie]))).not.toBeNull();
  expect(await enter(editor.email, next)).toMatchObject({ kind: "in" });
});

test("one's own sessions are ended one by one or all others at once; those of others do not exist", async () => {
  const editor = await account("editor");
  const [first, second, third] = [await entered(editor.email), await entered(editor.email), await entered(editor.email)];
  const here = (await findSession(first))?.person;
  const there = (await findSession(second))?.person;
  if (!here || !there) throw new Error("not signed in");
  await endSession(here, there.sessionId);
  expect(await findSession(second)).toBeNull();
  expect(await endOtherSessions(here)).toBe(1);
  expect([(await findSession(first)) !== null, await findSession(third)]).toEqual([true, null]);
  await expect(endSession(await makePerson("administrator"), here.sessionId)).rejects.toMatchObject({ code: "not-found" });
  expect((await db().select().from(sessions).where(eq(sessions.id, here.sessionId)))[0]?.revokedAt).toBeNull();
});
