import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles, events } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { purgeArticle, purgeOldTrash } from "#lib/articles/purge-article.ts";
import { trashArticle } from "#lib/articles/trash-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { correctArticle } from "#lib/review/correct-article.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";

let chief: Awaited<ReturnType<typeof makePerson>>;
let writer: typeof chief;
let channelId: number;
beforeAll(async () => {
  [chief, writer] = [await makePerson("chief"), await makePerson("editor")];
  channelId = (await makeChannel()).id;
});

const write = (id: number, plainText: string) =>
  db()
    .update(articleDrafts)
    .set({ plainText, html: plainText, equalsRevisionId: null, version: sql`version + 1` })
    .where(eq(articleDrafts.articleId, id));
const there = (id: number) => db().$count(articles, eq(articles.id, id));

test("the title is typed again; versions and corrections go with the article, the log stays", async () => {
  const id = await createArticle(writer, { channelId, title: "要删的" });
  await write(id, "一");
  await passReview(writer, id, [chief]);
  await publishArticle(chief, id);
  await write(id, "二");
  await correctArticle(chief, id, "改了一个字");
  await withdrawArticle(chief, id, "重复");
  await expect(purgeArticle(chief, id, "要删的")).rejects.toMatchObject({ code: "conflict" });
  await trashArticle(chief, id);
  await expect(purgeArticle(chief, id, "别的")).rejects.toMatchObject({ code: "invalid" });
  await expect(purgeArticle(await makePerson("editor"), id, "要删的")).rejects.toMatchObject({ code: "forbidden" });
  await purgeArticle(chief, id, "要删的");
  expect(await there(id)).toBe(0);
  expect(await db().$count(events, eq(events.nounId, id))).toBe(8);
});

test("after thirty days the job does it, and not before", async () => {
  const [old, young] = [await createArticle(writer, { channelId }), await createArticle(writer, { channelId })];
  await trashArticle(chief, old);
  await trashArticle(chief, young);
  await db().update(articles).set({ trashedAt: sql`now() - interval '31 days'` }).where(eq(articles.id, old));
  expect(await purgeOldTrash()).toBe(1);
  expect([await there(old), await there(young)]).toEqual([0, 1]);
});
