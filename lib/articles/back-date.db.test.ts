import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articles, events } from "#db/schema/index.ts";
import { backDateArticle } from "#lib/articles/back-date.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";

test("an earlier time needs its reason and the right to publish, and stays in the log", async () => {
  const [chief, editor, channel] = [await makePerson("chief"), await makePerson("editor"), await makeChannel()];
  const id = await createArticle(editor, { channelId: channel.id, title: "题目" });
  await db().update(articleDrafts).set({ html: "<p>文</p>", plainText: "文" }).where(eq(articleDrafts.articleId, id));
  const old = new Date("2018-08-22T03:41:00Z");
  await expect(backDateArticle(chief, id, old, "补发")).rejects.toMatchObject({ code: "conflict" });
  await passReview(editor, id, [chief]);
  await expect(backDateArticle(chief, id, old, " ")).rejects.toMatchObject({ code: "invalid", detail: { field: "reason" } });
  await expect(backDateArticle(editor, id, old, "补发")).rejects.toMatchObject({ code: "forbidden" });
  await expect(backDateArticle(chief, id, new Date(Date.now() + 60_000), "补发")).rejects.toMatchObject({ code: "invalid" });
  await backDateArticle(chief, id, old, "按原文时间补发");
  await publishArticle(chief, id);
  const [row] = await db().select().from(articles).where(eq(articles.id, id));
  expect(row).toMatchObject({ status: "published", publishedAt: old });
  const [event] = await db()
    .select()
    .from(events)
    .where(and(eq(events.nounId, id), eq(events.verb, "backDateArticle")));
  expect(event?.detail).toMatchObject({ was: null, publishedAt: old.toISOString(), reason: "按原文时间补发" });
});
