import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles, viewHours } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { listArticles } from "#lib/articles/dashboard.ts";
import { articleFilterOf } from "#lib/articles/list-filter.ts";
import { isTurnOf } from "#lib/articles/turn.ts";
import { listRecent, listToday, listTurn } from "#lib/articles/workbench.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { scheduleArticle } from "#lib/review/schedule-article.ts";
import { viewsOfWeek } from "#lib/views/week.ts";

type Staff = Awaited<ReturnType<typeof makePerson>>;
let chief: Staff;
let editor: Staff;
let other: Staff;
let channelId: number;

beforeAll(async () => {
  [chief, editor, other] = [await makePerson("chief"), await makePerson("editor"), await makePerson("editor")];
  channelId = (await makeChannel()).id;
});

async function written(who: Staff, title: string): Promise<number> {
  const id = await createArticle(who, { channelId, title });
  await db().update(articleDrafts).set({ html: "<p>文</p>", plainText: "文" }).where(eq(articleDrafts.articleId, id));
  return id;
}

test("whose turn it is agrees with the list, and what failed stands on top", async () => {
  const draft = await written(editor, "草稿");
  const back = await written(editor, "退回");
  await db().update(articles).set({ status: "returned" }).where(eq(articles.id, back));
  await written(other, "别人的");
  const [first, second, late, planned, out] = [
    await written(editor, "先交"),
    await written(editor, "后交"),
    await written(editor, "没发出"),
    await written(editor, "排了"),
    await written(editor, "发了"),
  ];
  for (const id of [first, second, late, planned, out]) await passReview(editor, id, [chief]);
  await scheduleArticle(chief, planned, new Date(Date.now() + 1_000));
  await publishArticle(chief, out);
  await db().execute(sql`update articles set publish_at = now() - interval '5 minutes' where id = ${late}`);

  expect((await listTurn(chief)).items.map(({ id }) => id)).toEqual([late, first, second]);
  expect(await listTurn(editor)).toMatchObject({ total: 2, items: [{ id: back }, { id: draft }] });
  for (const person of [chief, editor, other]) {
    const all = (await listArticles(person, articleFilterOf({ tab: "all" }), {})).items;
    const turn = all.filter((item) => isTurnOf(person, item)).map(({ id }) => id);
    expect((await listTurn(person)).items.map(({ id }) => id).sort()).toEqual(turn.sort());
  }
  expect((await listToday(chief)).map(({ id }) => id)).toEqual(expect.arrayContaining([out]));
  expect((await listRecent(editor)).map(({ id }) => id)).toContain(out);
  expect((await listRecent(other)).map(({ id }) => id)).not.toContain(out);
});

test("views fall on the days of Beijing, seven of them, with the seven before as a sum", async () => {
  const id = await written(editor, "读过的");
  const at = (day: number, hour: string) =>
    sql`((now() at time zone 'Asia/Shanghai')::date - ${day}::int + ${hour}::time) at time zone 'Asia/Shanghai'`;
  await db()
    .insert(viewHours)
    .values([
      { articleId: id, hour: at(0, "00:00"), views: 1 },
      { articleId: id, hour: at(1, "23:00"), views: 2 },
      { articleId: id, hour: at(6, "00:00"), views: 4 },
      { articleId: id, hour: at(7, "23:00"), views: 8 },
      { articleId: id, hour: at(14, "23:00"), views: 16 },
    ]);
  const week = await viewsOfWeek();
  expect(week.days.map(({ views }) => views)).toEqual([4, 0, 0, 0, 0, 2, 1]);
  expect(week.before).toBe(8);
});
