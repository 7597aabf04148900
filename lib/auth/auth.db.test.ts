import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { sessions, users } from "#db/schema/index.ts";

const folder = mkdtempSync(join(tmpdir(), "auth-"));
process.env.DATA_DIR = folder;
const { apiPerson } = await import("#lib/auth/api.ts");
const { clearedCookie, openCookie, sealedCookie } = await import("#lib/auth/cookies.ts");
const { takeAttempt, returnAttempt } = await import("#lib/auth/limits.ts");
const { authSecret, decrypt, encrypt, hashOf } = await import("#lib/auth/secret.ts");
const { beginSession, findSession } = await import("#lib/auth/session.ts");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const browser = { address: "203.0.113.9", userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140" };
const pair = (line: string) => line.split(";")[0] ?? "";

async function signedIn(...roles: Parameters<typeof makePerson>) {
  const person = await makePerson(...roles);
  const { cookie, sessionId } = await db().transaction((tx) => beginSession(tx, { id: person.userId, sessionVersion: 1 }, browser, true));
  return { ...person, cookie, header: pair(cookie), sessionId };
}

test("a session says who it is, and its cookie is out of reach of scripts", async () => {
  const editor = await signedIn("editor");
  expect(editor.cookie).toMatch(/^authjs\.session-token=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
  expect((await findSession(editor.header))?.person).toMatchObject({ userId: editor.userId, roles: ["editor"], channelIds: null });
  expect((await db().select().from(sessions).where(eq(sessions.id, editor.sessionId)))[0]).toMatchObject({ device: "Chrome，Windows" });
});

test.each([
  ["ended", (id: string) => db().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, id))],
  ["over", (id: string) => db().update(sessions).set({ expiresAt: sql`now()` }).where(eq(sessions.id, id))],
])("a session that is %s is refused at the next request", async (_, end) => {
  const editor = await signedIn("editor");
  await end(editor.sessionId);
  expect(await findSession(editor.header)).toBeNull();
});

test.each([
  ["disabled", { disabledAt: new Date() }],
  ["signed out everywhere", { sessionVersion: 2 }],
  ["left from a demonstration", { demo: true }],
])("a person who was %s is refused at the next request", async (_, change) => {
  const editor = await signedIn("editor");
  await db().update(users).set(change).where(eq(users.id, editor.userId));
  expect(await findSession(editor.header)).toBeNull();
});

test("a cookie of another use, another secret or another hand opens nothing", async () => {
  const editor = await signedIn("editor");
  const device = pair(await sealedCookie("device", { session: editor.sessionId, version: 1 })).split("=")[1];
  expect(await findSession(`authjs.session-token=${device}`)).toBeNull();
  expect(await findSession(`${editor.header.slice(0, -4)}AAAA`)).toBeNull();
  expect(await openCookie("flash", pair(clearedCookie("flash")))).toBeNull();
});

test("whoever owes a second factor is let into nothing", async () => {
  const chief = await signedIn("chief");
  expect(await findSession(chief.header)).toMatchObject({ mustEnrol: true });
  const answer = await apiPerson(new Request("http://localhost:3000/api", { headers: { cookie: chief.header } }));
  expect(answer).toMatchObject({ status: 403 });
});

test("a door asks for session, right and origin", async () => {
  const editor = await signedIn("editor");
  const ask = (method: string, headers: Record<string, string>, right?: "user.manage") =>
    apiPerson(new Request("http://localhost:3000/api", { method, headers }), right);
  expect(await ask("GET", {})).toMatchObject({ status: 401 });
  expect(await ask("GET", { cookie: editor.header })).toMatchObject({ userId: editor.userId });
  expect(await ask("GET", { cookie: editor.header }, "user.manage")).toMatchObject({ status: 403 });
  expect(await ask("POST", { cookie: editor.header })).toMatchObject({ status: 403 });
  expect(await ask("POST", { cookie: editor.header, origin: "https://evil.example" })).toMatchObject({ status: 403 });
  expect(await ask("POST", { cookie: editor.header, origin: "null", "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
  expect(await ask("POST", { cookie: editor.header, origin: "http://localhost:3000" })).toMatchObject({ userId: editor.userId });
});

test("five attempts are allowed, together with those made at once, and a success gives its own back", async () => {
  const tries = await Promise.all(Array.from({ length: 9 }, () => takeAttempt("account", "someone@example.cn")));
  expect(tries.filter(Boolean)).toHaveLength(5);
  expect(await takeAttempt("account", "other@example.cn")).toBe(true);
  await returnAttempt("account", "other@example.cn");
  const more = await Promise.all(Array.from({ length: 5 }, () => takeAttempt("account", "other@example.cn")));
  expect(more.every(Boolean)).toBe(true);
});

test("the secret is made once, for its owner's eyes; what is sealed with it opens and shows tampering", () => {
  const file = join(folder, "auth-secret");
  expect(readFileSync(file, "utf8")).toBe(authSecret());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const sealed = encrypt("JBSWY3DPEHPK3PXP");
  expect(decrypt(sealed)).toBe("JBSWY3DPEHPK3PXP");
  expect(() => decrypt(`${sealed.slice(0, -2)}AA`)).toThrow();
  expect(hashOf("a")).not.toContain("a=");
});
