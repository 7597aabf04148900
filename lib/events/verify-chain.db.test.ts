import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { verifyChain } from "#lib/events/verify-chain.ts";

const record = (nounId: number) =>
  db().transaction((tx) => recordEvent(tx, "visitor", { verb: "signIn", noun: "user", nounId, detail: { 名: "甲|乙" } }));

/** What somebody with the database's own password could do. */
async function tamper(change: ReturnType<typeof sql>) {
  await db().execute(sql`alter table events disable trigger events_append_only`);
  await db().execute(change);
  await db().execute(sql`alter table events enable trigger events_append_only`);
}

test("the log of many writers at once is whole, and an altered or missing row is named", async () => {
  const { rows: before } = await verifyChain();
  await Promise.all(Array.from({ length: 40 }, (_, at) => record(at + 1)));
  expect(await verifyChain()).toEqual({ rows: before + 40, fault: null });

  const ids = (await db().execute<{ id: string }>(sql`select id from events order by id desc limit 4`)).map((row) => Number(row.id));
  const [, next = 0, victim = 0, previous = 0] = ids;
  await tamper(sql`update events set noun_id = noun_id + 1 where id = ${victim}`);
  expect((await verifyChain()).fault).toEqual({ kind: "altered", id: victim, after: previous });
  await tamper(sql`delete from events where id = ${victim}`);
  expect((await verifyChain()).fault).toEqual({ kind: "missing", id: next, after: previous });
});
