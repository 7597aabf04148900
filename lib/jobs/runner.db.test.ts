import { eq, inArray, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles, events } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { JobRunner } from "#lib/jobs/runner.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { setTakeDown } from "#lib/review/set-take-down.ts";

let chief: Awaited<ReturnType<typeof makePerson>>;
let editor: typeof chief;
let channelId: number;
const runners: JobRunner[] = [];

beforeAll(async () => {
  [chief, editor] = [await makePerson("chief"), await makePerson("editor")];
  channelId = (await makeChannel()).id;
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

function run(count: number): void {
  for (let i = 0; i < count; i += 1) {
    const runner = new JobRunner(process.env.DATABASE_URL ?? "");
    runner.start();
    runners.push(runner);
  }
}

async function approved(): Promise<number> {
  const id = await createArticle(editor, { channelId });
  await db().update(articleDrafts).set({ title: "题目", html: "<p>文</p>", plainText: "文" }).where(eq(articleDrafts.articleId, id));
  await passReview(editor, id, [chief]);
  return id;
}

async function until(ids: number[], status: "published" | "withdrawn", limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const done = await db().$count(articles, sql`${inArray(articles.id, ids)} and ${articles.status} = ${status}`);
    if (done === ids.length) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not all were ${status} within ${limitMs} ms`);
}

const count = (ids: number[], verb: string) => db().$count(events, sql`${inArray(events.nounId, ids)} and ${events.verb} = ${verb}`);

describe("jobs at their time", () => {
  test("with three runners each article goes out once, less than five seconds late", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, approved));
    const at = new Date(Date.now() + 1_500);
    for (const id of ids) await scheduleArticle(chief, id, at);
    run(3);
    await until(ids, "published", 6_400);
    expect(await count(ids, "publishArticle")).toBe(ids.length);
    const times = await db().select({ published: articles.publishedAt }).from(articles).where(inArray(articles.id, ids));
    expect(new Set(times.map((row) => row.published?.getTime()))).toEqual(new Set([at.getTime()]));
  });

  test("what a killed instance holds locked goes out all the same", async () => {
    const id = await approved();
    await scheduleArticle(chief, id, new Date(Date.now() + 1_000));
    await db().execute(sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone' where key = ${`article:${id}:publish`}`);
    run(1);
    await until([id], "published", 6_000);
    expect(await count([id], "publishArticle")).toBe(1);
  });

  test("an article leaves at its time, and what was due while nobody worked is done later, once", async () => {
    const id = await approved();
    const late = await approved();
    await scheduleArticle(chief, id, new Date(Date.now() + 500));
    await scheduleArticle(chief, late, new Date(Date.now() + 500));
    await setTakeDown(chief, id, new Date(Date.now() + 2_500));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await count([id, late], "publishArticle")).toBe(0);
    run(2);
    await until([late], "published", 5_000);
    await until([id], "withdrawn", 6_500);
    expect(await count([id, late], "publishArticle")).toBe(2);
    expect(await count([id], "withdrawArticle")).toBe(1);
  });
});
