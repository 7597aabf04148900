import type postgres from "postgres";
import type { Instance } from "#bin/instance.ts";
import { type Facts, until } from "#bin/verify/facts.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";
import { endOtherSessions, endSession } from "#lib/auth/end-session.ts";
import { disableUser, enableUser } from "#lib/people/disable-user.ts";
import { resetSecondFactor } from "#lib/people/help-user.ts";
import type { Person } from "#lib/people/person.ts";
import { setAccess } from "#lib/people/set-access.ts";

const limitMs = 1_000;
const none = "00000000-0000-4000-8000-000000000000";

/** Whatever ends a session ends it everywhere at once. */
export async function checkEndings(sites: [Instance, Instance], sql: postgres.Sql, facts: Facts): Promise<void> {
  const accounts = accountsOf(sites[0]);
  const idOf = async (email = "") => Number((await sql<{ id: number }[]>`select id from users where email = ${email}`)[0]?.id);
  const { editor, chief, admin, senior } = accounts;
  if (!editor || !chief || !admin || !senior) throw new Error("a demonstration account is missing");
  const administrator: Person = { userId: await idOf(admin.email), name: admin.name, roles: ["administrator"], channelIds: null, sessionId: none };

  const enter = async (account: typeof editor) => {
    await sql`delete from auth_limits`;
    const visitor = new Visitor();
    const let_in = await visitor.signIn(sites[0], account);
    if (!let_in || !(await visitor.isIn(sites[1]))) throw new Error(`${account.email} was not let in`);
    return visitor;
  };
  const sessionOf = async (userId: number) =>
    (await sql<{ id: string }[]>`select id from sessions where user_id = ${userId} and revoked_at is null order by created_at desc limit 1`)[0]?.id ??
    none;
  const refused = async (visitor: Visitor, fact: string, end: () => Promise<unknown>) => {
    await end();
    const times = await Promise.all(sites.map((site) => until(async () => !(await visitor.isIn(site)), 5_000)));
    const slowest = times.includes(null) ? null : Math.max(...times.map(Number));
    facts.hold(`${fact}: the old cookie is refused on both instances within 1 s`, slowest !== null && slowest <= limitMs, `${slowest} ms`);
  };

  const editorId = await idOf(editor.email);
  const person = async (): Promise<Person> => ({
    userId: editorId,
    name: editor.name,
    roles: ["editor"],
    channelIds: null,
    sessionId: await sessionOf(editorId),
  });

  let visitor = await enter(editor);
  await refused(visitor, "signed out", () => visitor.send(sites[1], "/login/leave", {}));
  visitor = await enter(editor);
  const one = await person();
  await refused(visitor, "one session ended", () => endSession(one, one.sessionId));
  const [left, right, here] = [await enter(editor), await enter(editor), await enter(editor)];
  const keeper = await person();
  await refused(left, "all others ended", () => endOtherSessions(keeper));
  facts.hold("all others ended: the others are refused and this one stays", !(await right.isIn(sites[0])) && (await here.isIn(sites[1])));
  const before = here.cookies.get("authjs.session-token") ?? "";
  const old = new Visitor();
  old.cookies.set("authjs.session-token", before);
  const next = "不及汪伦送我情，李白2026";
  await refused(old, "password changed", () => here.send(sites[0], "/dashboard/account/password", { current: editor.password, next, again: next }));
  facts.hold(
    "password changed: the browser in which it was done goes on with a new cookie",
    (await here.isIn(sites[1])) && here.cookies.get("authjs.session-token") !== before,
  );
  visitor = await enter({ ...editor, password: next });
  await refused(visitor, "other roles", () => setAccess(administrator, editorId, { roles: ["proofreader"], channelIds: [] }));
  visitor = await enter({ ...editor, password: next });
  await refused(visitor, "disabled", () => disableUser(administrator, editorId));
  await enableUser(administrator, editorId);
  facts.hold("enabled again: the old cookie stays useless", !(await visitor.isIn(sites[0])));
  const chiefId = await idOf(chief.email);
  visitor = await enter(chief);
  await refused(visitor, "second factor taken away", () => resetSecondFactor(administrator, chiefId));
  visitor = await enter({ ...chief, secret: null });
  const anywhere = await visitor.ask(sites[1], "/dashboard/log");
  facts.hold(
    "a chief without a second factor reaches only the page that sets it up",
    anywhere.status === 307 && (anywhere.headers.get("location") ?? "").endsWith("/dashboard/account/second-factor"),
    `${anywhere.status} ${anywhere.headers.get("location")}`,
  );
  visitor = await enter(senior);
  await refused(visitor, "the demonstration is over", () => sql`delete from settings where key = 'demo'`);
}
