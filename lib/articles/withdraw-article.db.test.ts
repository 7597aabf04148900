import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";
import { articles, documentWithdrawals, events } from "#db/schema/index.ts";
import { rssFeed } from "#lib/articles/feeds.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { listChannelPage } from "#lib/articles/lists.ts";
import { getPublishedArticle, getWithdrawal } from "#lib/articles/public.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { searchArticles } from "#lib/search/public.ts";

async function published(title: string) {
  const channel = await makeChannel();
  const { id } = await importArticle("command:import", {
    importKey: title,
    channelSlug: channel.slug,
    title,
    html: `<p>${title}的正文</p>`,
    publishedAt: new Date("2020-01-02T03:04:00Z"),
  });
  return { id, channel };
}

describe("withdrawArticle", () => {
  test("takes the article out of page, list, feed and search, and leaves the reason", async () => {
    const { id, channel } = await published("要撤回的稿件");
    await withdrawArticle("command:withdraw", id, "内容有误");
    expect(await getPublishedArticle(id)).toBeNull();
    expect((await listChannelPage(channel.id, {}, 1)).items).toEqual([]);
    expect(await rssFeed({ title: "x", siteUrl: "https://example.cn", path: "/", feedPath: "/feed.xml" }, channel.id)).not.toContain("要撤回的稿件");
    expect((await searchArticles("要撤回的稿件", 1)).total).toBe(0);
    expect(await getWithdrawal(id)).toMatchObject({ reason: "内容有误" });
    expect(await db().select().from(documentWithdrawals).where(eq(documentWithdrawals.articleId, id))).toHaveLength(1);
    const trace = await db().select().from(events).where(eq(events.nounId, id));
    expect(trace.at(-1)).toMatchObject({ verb: "withdrawArticle", actor: "command:withdraw" });
  });

  test("needs a reason, a published article and the operator", async () => {
    const { id } = await published("不该撤回的稿件");
    await expect(withdrawArticle("command:withdraw", id, "  ")).rejects.toMatchObject({ code: "invalid" });
    await expect(withdrawArticle("command:import", id, "试试")).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawArticle("command:withdraw", 2_000_000_000, "试试")).rejects.toMatchObject({ code: "not-found" });
    await withdrawArticle("command:withdraw", id, "一次");
    await expect(withdrawArticle("command:withdraw", id, "两次")).rejects.toMatchObject({ code: "conflict" });
    expect((await db().select().from(articles).where(eq(articles.id, id)))[0]?.withdrawnReason).toBe("一次");
  });

  test("of two at once, one wins and the other is told", async () => {
    const { id } = await published("两个人同时撤回");
    const results = await Promise.allSettled([withdrawArticle("command:withdraw", id, "甲"), withdrawArticle("command:withdraw", id, "乙")]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a withdrawn article does not come back by another import", async () => {
    const { id, channel } = await published("撤回后再导入");
    await withdrawArticle("command:withdraw", id, "内容有误");
    const again = { importKey: "撤回后再导入", channelSlug: channel.slug, title: "撤回后再导入", html: "<p>又来了</p>", publishedAt: new Date() };
    await expect(importArticle("command:import", again)).rejects.toMatchObject({ code: "conflict" });
  });
});
