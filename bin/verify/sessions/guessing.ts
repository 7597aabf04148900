import type postgres from "postgres";
import type { Instance } from "#bin/instance.ts";
import type { Facts } from "#bin/verify/facts.ts";
import { accountsOf, Visitor } from "#bin/verify/visitor.ts";

const rounds = 60;
const widestGapMs = 5;
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Names that exist, do not exist and are shut out are answered alike. */
export async function checkSameness(sites: [Instance, Instance], sql: postgres.Sql, facts: Facts): Promise<void> {
  const { editor, senior } = accountsOf(sites[0]);
  await sql`update users set disabled_at = now() where email = ${senior?.email ?? ""}`;
  const names = { known: editor?.email ?? "", unknown: "nobody@example.com", disabled: senior?.email ?? "" };
  const times: Record<string, number[]> = { known: [], unknown: [], disabled: [] };
  const answers = new Map<string, Set<string>>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, email] of Object.entries(names)) {
      await sql`delete from auth_limits`;
      const began = performance.now();
      const answer = await new Visitor().send(sites[0], "/login/enter", { email, password: "guess" });
      const body = await answer.text();
      times[kind]?.push(performance.now() - began);
      const shown = [...answer.headers]
        .filter(([name]) => !["date", "set-cookie"].includes(name))
        .map(([name, value]) => `${name}: ${value.replace(/nonce-[^']+/, "nonce")}`);
      const cookies = answer.headers.getSetCookie().map((line) => line.split("=")[0]);
      const seen = answers.get(kind) ?? new Set();
      answers.set(kind, seen.add(JSON.stringify([answer.status, shown, cookies, body])));
    }
  }
  await sql`update users set disabled_at = null where email = ${senior?.email ?? ""}`;
  const all = new Set([...answers.values()].flatMap((each) => [...each]));
  facts.hold(
    "known, unknown and disabled names get the same status, headers and bytes",
    all.size === 1,
    `${all.size} kinds of answer in ${rounds * 3}`,
  );
  const medians = Object.values(times).map(median);
  const gap = Math.max(...medians) - Math.min(...medians);
  facts.hold(
    `and after the same time: medians lie within ${widestGapMs} ms`,
    gap < widestGapMs,
    medians.map((ms) => `${ms.toFixed(1)} ms`).join(", "),
  );
}

/** A thousand guesses at one password, from fifty addresses, while its owner works. */
export async function checkGuessing(sites: [Instance, Instance], sql: postgres.Sql, facts: Facts): Promise<void> {
  const { editor } = accountsOf(sites[0]);
  if (!editor) throw new Error("a demonstration account is missing");
  await sql`delete from auth_limits`;
  const owner = new Visitor();
  if (!(await owner.signIn(sites[0], editor))) throw new Error("the owner was not let in");
  const guessers = Array.from({ length: 50 }, () => new Visitor());
  const [from] = await sql<{ id: number }[]>`select coalesce(max(id), 0)::int as id from events`;
  const statuses = new Map<number, number>();
  for (let at = 0; at < 1_000; at += 10)
    await Promise.all(
      guessers.slice((at / 10) % 5, ((at / 10) % 5) + 10).map(async (guesser, index) => {
        const answer = await guesser.send(sites[index % 2 ? 1 : 0], "/login/enter", { email: editor.email, password: `guess ${at + index}` });
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }),
    );
  const [checked] = await sql<{ count: number }[]>`
    select count(*)::int as count from events where id > ${from?.id ?? 0} and verb = 'refuseSignIn' and detail->>'why' = 'password'`;
  facts.hold("1,000 guesses at one account from 50 addresses: at most 5 passwords are compared", Number(checked?.count) <= 5, `${checked?.count}`);
  const served = [...statuses].map(([status, count]) => `${status}: ${count}`).join(", ");
  facts.hold(
    "each of them is answered, none with a fault",
    [...statuses.keys()].every((status) => status === 303) && [...statuses.values()].reduce((a, b) => a + b) === 1_000,
    served,
  );
  const stranger = new Visitor();
  facts.hold("the right password from a strange browser has to wait", !(await stranger.signIn(sites[0], editor)));
  await owner.send(sites[0], "/login/leave", {});
  facts.hold("the owner still comes in from a browser that is known", (await owner.signIn(sites[1], editor)) === true);
}
