import { inArray, sql } from "drizzle-orm";
import type { Instance } from "#bin/instance.ts";
import { type Facts, pause, until } from "#bin/verify/facts.ts";
import type { Staff } from "#bin/verify/publishing/staff.ts";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { backDateArticle } from "#lib/articles/back-date.ts";
import { DomainError } from "#lib/errors.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { setTakeDown } from "#lib/review/set-take-down.ts";

const many = 50;
const latestMs = 5_000;

type Trace = { times: number; articles: number; most: number; late: number };

async function traceOf(ids: readonly number[], verb: string, due: Date): Promise<Trace> {
  const [row] = await db().execute<Trace>(sql`
    select coalesce(sum(n), 0)::int as times, count(*)::int as articles, coalesce(max(n), 0)::int as most,
      coalesce(max(extract(epoch from last - ${due.toISOString()}::timestamptz) * 1000), 0)::int as late
    from (select count(*) as n, max(happened_at) as last from events
      where verb = ${verb} and ${inArray(sql`noun_id`, [...ids])} group by noun_id) as each`);
  if (!row) throw new Error("no trace");
  return row;
}

/** Fifty articles due in the same second on two instances, of which one is killed in the middle. */
export async function checkTimes(staff: Staff, victim: Instance, facts: Facts): Promise<void> {
  const ids: number[] = [];
  for (let at = 0; at < many; at += 1) ids.push(await staff.approved(`定时稿件${at}（核验）`, `第${at}篇的正文。`));
  const due = new Date(Date.now() + 8_000);
  for (const id of ids) await scheduleArticle(staff.chief, id, due);
  facts.hold(`${many} articles are scheduled for one moment before it comes`, Date.now() < due.getTime());
  await pause(due.getTime() - Date.now());
  const out = () => db().$count(articles, sql`${inArray(articles.id, ids)} and status = 'published'`);
  await until(async () => (await out()) >= 5, latestMs);
  const before = await out();
  victim.kill();
  await until(async () => (await out()) === many, 30_000);
  const trace = await traceOf(ids, "publishArticle", due);
  facts.hold(
    "each goes out once, on two instances of which one is killed in the middle",
    trace.articles === many && trace.most === 1,
    `${trace.articles} of ${many}, at most ${trace.most} time, killed after ${before}`,
  );
  facts.hold("at most 5 s late by the database's clock", trace.late <= latestMs, `${trace.late} ms`);
  const [shown] = await db().execute<{ n: number }>(
    sql`select count(distinct published_at)::int as n from articles where ${inArray(articles.id, ids)}`,
  );
  facts.hold("readers see the planned minute on all of them", shown?.n === 1, `${shown?.n} times`);
}

export async function checkLate(staff: Staff, facts: Facts): Promise<void> {
  const id = await staff.published("到时下线（核验）", "正文。");
  const due = new Date(Date.now() + 3_000);
  await setTakeDown(staff.chief, id, due);
  await until(async () => (await db().$count(articles, sql`id = ${id} and status = 'withdrawn'`)) === 1, 10_000);
  const trace = await traceOf([id], "withdrawArticle", due);
  facts.hold("taken down on time, once", trace.times === 1 && trace.late <= latestMs, `${trace.late} ms late`);

  const old = new Date("2018-08-22T03:41:00Z");
  const refused = await backDateArticle(staff.chief, await staff.approved("补发（核验）", "正文。"), old, " ").then(
    () => false,
    (error: unknown) => error instanceof DomainError && error.code === "invalid",
  );
  facts.hold("an earlier time without a reason is refused", refused);
}
