import type postgres from "postgres";
import { type Instance, startInstance } from "#bin/instance.ts";
import type { Facts } from "#bin/verify/facts.ts";
import { sendRaw } from "#bin/verify/raw-http.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";
import { invitePerson } from "#lib/people/invite-person.ts";
import type { Person } from "#lib/people/person.ts";

const password = "桃花潭水深千尺，汪伦2026";

/** Cookies of a site on https are bound to its host. */
export async function checkCookies(databaseUrl: string, facts: Facts): Promise<void> {
  const site = await startInstance({ databaseUrl, env: { APP_URL: "https://portal.example.cn" } });
  try {
    const answer = await new Visitor().send(
      site,
      "/login/enter",
      { email: "nobody@example.com", password: "guess" },
      { origin: "https://portal.example.cn" },
    );
    const [line = ""] = answer.headers.getSetCookie();
    facts.hold(
      "cookies on https: __Host-, Secure, HttpOnly, SameSite=Lax, Path=/",
      /^__Host-[^=]+=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure/.test(line),
      line.replace(/=[^;]+/, "=…"),
    );
    const foreign = await new Visitor().send(site, "/login/enter", { email: "a@example.com", password: "guess" }, { origin: "https://evil.example" });
    facts.hold("a form that another site sends is refused", foreign.status === 403, `${foreign.status}`);
  } finally {
    await site.stop();
  }
}

/** Links by mail work once and lead to our own host, whatever Host was asked for. */
export async function checkLinks(sites: [Instance, Instance], sql: postgres.Sql, facts: Facts): Promise<void> {
  const { admin, proofreader } = accountsOf(sites[0]);
  const lastLink = async () => {
    const [mail] = await sql<{ body: string }[]>`select body from mails order by id desc limit 1`;
    return /https?:\/\/\S+/.exec(mail?.body ?? "")?.[0] ?? "";
  };
  const body = new URLSearchParams({ email: proofreader?.email ?? "" }).toString();
  const headers = ["Host: evil.example", "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", `Origin: ${sites[0].url}`];
  const form = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`, "Connection: close"];
  await sendRaw(sites[0].port, [`POST /login/forgot/send HTTP/1.1`, ...headers, ...form, "", body].join("\r\n"), 5_000);
  const reset = await lastLink();
  facts.hold(
    "a reset asked for under a foreign Host leads to our own",
    reset.startsWith(`${sites[0].url}/reset/`),
    new URL(reset || "none:/").origin,
  );
  const visitor = new Visitor();
  const opened = await visitor.ask(sites[1], new URL(reset).pathname);
  facts.hold(
    "an opened link hides its secret: the page has an address without it",
    opened.status === 303 && opened.headers.get("location") === "/reset",
    `${opened.status} ${opened.headers.get("location")}`,
  );
  const page = await visitor.ask(sites[1], "/reset");
  facts.hold("its page sends no Referer", (await page.text()).includes('name="referrer" content="no-referrer"'));
  const finish = (by: Visitor, kind: string, fields: Record<string, string> = {}) =>
    by.send(sites[1], `/${kind}/finish`, { password, again: password, ...fields }, { origin: sites[1].url });
  const [done, again] = [await finish(visitor, "reset"), await visitor.ask(sites[0], new URL(reset).pathname)];
  facts.hold("a reset works once; the second use answers 410", done.status === 303 && again.status === 410, `${done.status}, ${again.status}`);
  const [row] = await sql<{ id: number }[]>`select id from users where email = ${admin?.email ?? ""}`;
  const administrator: Person = {
    userId: Number(row?.id),
    name: admin?.name ?? "",
    roles: ["administrator"],
    channelIds: null,
    sessionId: "00000000-0000-4000-8000-000000000000",
  };
  await invitePerson(administrator, { name: "新人", email: "new@example.com", roles: ["editor"], channelIds: [] });
  const invitation = new URL(await lastLink()).pathname;
  const both = [new Visitor(), new Visitor()];
  await Promise.all(both.map((each) => each.ask(sites[1], invitation)));
  const statuses = (await Promise.all(both.map((each) => finish(each, "invitation", { name: "新人" })))).map(({ status }) => status).sort();
  facts.hold("of two who accept one invitation at once, one gets in and the other 410", statuses.join() === "303,410", statuses.join());
  const held = await Promise.all(both.map((each) => each.isIn(sites[0])));
  facts.hold("whoever accepted is signed in", held.filter(Boolean).length === 1);
  const wrong = await new Visitor().ask(sites[0], "/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  facts.hold("a made-up link answers 410 like a used one", wrong.status === 410, `${wrong.status}`);
}
