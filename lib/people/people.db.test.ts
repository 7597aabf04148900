import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { authTokens, events, mails, settings, userRoles, users } from "#db/schema/index.ts";
import type { Person } from "#lib/people/person.ts";

const folder = mkdtempSync(join(tmpdir(), "people-"));
process.env.DATA_DIR = folder;
const { acceptInvitation } = await import("#lib/auth/accept-invitation.ts");
const { askReset, resetPassword } = await import("#lib/auth/reset-password.ts");
const { findSession } = await import("#lib/auth/session.ts");
const { makeSetupLink, setUpAdministrator } = await import("#lib/auth/set-up-administrator.ts");
const { signIn } = await import("#lib/auth/sign-in.ts");
const { disableUser, enableUser } = await import("#lib/people/disable-user.ts");
const { invitePerson, Invitation, withdrawInvitation } = await import("#lib/people/invite-person.ts");
const { setAccess } = await import("#lib/people/set-access.ts");
const { makeDemoAccounts } = await import("#lib/seed/accounts.ts");
const { readAccountFile } = await import("#lib/seed/account-file.ts");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const browser = { address: "203.0.113.40", userAgent: "Firefox/140 Linux" };
const words = { password: "桃花潭水深千尺，汪伦2026", again: "桃花潭水深千尺，汪伦2026" };
const tokenOf = (text: string) => /\/(?:setup|invitation|reset)\/([\w-]{43})/.exec(text)?.[1] ?? "";
const lastMail = async () => (await db().select().from(mails).orderBy(desc(mails.id)).limit(1))[0];
const header = (cookie: string) => cookie.split(";")[0] ?? "";
const enter = (email: string, password: string) => signIn({ email, password, remember: false, cookieHeader: "", browser });

let administrator: Person;
let editor: Person;

test("the demonstration's people come in until an administrator of one's own is set up", async () => {
  const accounts = await makeDemoAccounts();
  expect(accounts?.map(({ role }) => role)).toContain("管理员");
  expect(readAccountFile()).toEqual(accounts);
  const first = accounts?.[0];
  expect(await enter(first?.email ?? "", first?.password ?? "")).toMatchObject({ kind: "in" });

  const { url } = await makeSetupLink();
  const typed = { name: "王管理", email: "Admin@Example.CN", ...words };
  await expect(setUpAdministrator(tokenOf(url), { ...typed, again: "别的" }, browser)).rejects.toMatchObject({ code: "invalid" });
  const cookie = await setUpAdministrator(tokenOf(url), typed, browser);
  expect(await findSession(header(cookie))).toMatchObject({ email: "admin@example.cn", mustEnrol: true, person: { roles: ["administrator"] } });
  await expect(setUpAdministrator(tokenOf(url), { ...typed, email: "b@example.cn" }, browser)).rejects.toMatchObject({ detail: { gone: true } });
  expect(await enter(first?.email ?? "", first?.password ?? "")).toEqual({ kind: "refused" });
  expect(readAccountFile()).toEqual([]);
  expect(await db().$count(settings, eq(settings.key, "demo"))).toBe(0);
  expect(await makeDemoAccounts()).toBeNull();
});

beforeAll(async () => {
  administrator = await makePerson("administrator");
  await db().update(users).set({ demo: true }).where(eq(users.id, administrator.userId));
  editor = await makePerson("editor");
  await db().update(users).set({ demo: true }).where(eq(users.id, editor.userId));
});

test("an invitation makes one account, once, with its roles and channels", async () => {
  const channel = await makeChannel();
  const fields = Invitation.parse({ name: "李编辑", email: " Li@Example.CN ", roles: ["editor"], channelIds: [String(channel.id), "999999"] });
  await expect(invitePerson(editor, fields)).rejects.toMatchObject({ code: "forbidden" });
  const link = await invitePerson(administrator, fields);
  const mail = await lastMail();
  expect(mail).toMatchObject({ recipient: "li@example.cn" });
  expect(mail?.body).toContain(link);
  expect(await db().$count(authTokens, sql`hash = ${tokenOf(link)}`)).toBe(0);
  const outcomes = await Promise.allSettled([1, 2].map(() => acceptInvitation(tokenOf(link), { name: "李编辑", ...words }, browser)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const cookie = outcomes.find((outcome) => outcome.status === "fulfilled")?.value ?? "";
  expect(await findSession(header(cookie))).toMatchObject({ person: { roles: ["editor"], channelIds: [channel.id] } });
  await expect(invitePerson(administrator, fields)).rejects.toMatchObject({ detail: { field: "email" } });
});

test("an invitation that was withdrawn, replaced or is too old opens nothing", async () => {
  const invite = () => invitePerson(administrator, Invitation.parse({ name: "张", email: "zhang@example.cn", roles: ["senior"], channelIds: [] }));
  const accept = (link: string) => acceptInvitation(tokenOf(link), { name: "张", ...words }, browser);
  const first = await invite();
  const second = await invite();
  await expect(accept(first)).rejects.toMatchObject({ detail: { gone: true } });
  await withdrawInvitation(administrator, "zhang@example.cn");
  await expect(accept(second)).rejects.toMatchObject({ detail: { gone: true } });
  const third = await invite();
  await db().update(authTokens).set({ expiresAt: sql`now()` }).where(eq(authTokens.email, "zhang@example.cn"));
  await expect(accept(third)).rejects.toMatchObject({ detail: { gone: true } });
});

test("a forgotten password is set anew by mail, and nobody learns who has an account", async () => {
  const before = await db().$count(mails);
  expect(await askReset("nobody@example.cn", "203.0.113.41")).toBe(true);
  expect(await db().$count(mails)).toBe(before);
  expect(await askReset("LI@example.cn", "203.0.113.41")).toBe(true);
  const token = tokenOf((await lastMail())?.body ?? "");
  await resetPassword(token, { password: "不及汪伦送我情，李白2026", again: "不及汪伦送我情，李白2026" });
  await expect(resetPassword(token, words)).rejects.toMatchObject({ detail: { gone: true } });
  expect(await enter("li@example.cn", words.password)).toEqual({ kind: "refused" });
  expect(await enter("li@example.cn", "不及汪伦送我情，李白2026")).toMatchObject({ kind: "in" });
});

test("a reset may be asked for three times an hour for one account, ten times from one address", async () => {
  const before = await db().$count(mails);
  for (let times = 0; times < 5; times += 1) await askReset("admin@example.cn", `203.0.113.${50 + times}`);
  expect((await db().$count(mails)) - before).toBe(3);
  const answers = [];
  for (let times = 0; times < 11; times += 1) answers.push(await askReset(`n${times}@example.cn`, "203.0.113.60"));
  expect(answers.indexOf(false)).toBe(10);
}, 20_000);

test("other roles, or being disabled, end the sessions; somebody must be left to keep the house", async () => {
  const [own] = await db().select({ id: users.id }).from(users).where(eq(users.email, "admin@example.cn"));
  const [li] = await db().select({ id: users.id, version: users.sessionVersion }).from(users).where(eq(users.email, "li@example.cn"));
  if (!own || !li) throw new Error("the people of the tests above are missing");
  await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, administrator.userId));
  const keeper: Person = { ...administrator, userId: own.id };
  await expect(setAccess(keeper, own.id, { roles: ["editor"], channelIds: [] })).rejects.toMatchObject({ code: "conflict" });
  await expect(disableUser(keeper, own.id)).rejects.toMatchObject({ code: "conflict" });
  await setAccess(keeper, li.id, { roles: ["senior", "senior"], channelIds: [] });
  expect(await db().select({ role: userRoles.role }).from(userRoles).where(eq(userRoles.userId, li.id))).toEqual([{ role: "senior" }]);
  await disableUser(keeper, li.id);
  await enableUser(keeper, li.id);
  const [after] = await db().select({ version: users.sessionVersion }).from(users).where(eq(users.id, li.id));
  expect(after?.version).toBe(li.version + 2);
  await expect(setAccess(editor, li.id, { roles: ["chief"], channelIds: [] })).rejects.toMatchObject({ code: "forbidden" });
  const told = await db().select({ verb: events.verb }).from(events).where(eq(events.nounId, li.id)).orderBy(desc(events.id)).limit(3);
  expect(told.map(({ verb }) => verb)).toEqual(["enableUser", "disableUser", "setAccess"]);
});
