import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";
import { articleRevisions, articles, documentTags, events, redirects } from "#db/schema/index.ts";
import { type ImportedArticle, importArticle } from "#lib/articles/import-article.ts";
import { getPublishedArticle } from "#lib/articles/public.ts";

let key = 0;
async function input(change: Partial<ImportedArticle> = {}): Promise<ImportedArticle> {
  const channel = await makeChannel();
  key += 1;
  return {
    importKey: `test:${key}`,
    channelSlug: channel.slug,
    title: "一篇稿件",
    html: "<p>正文第一段。</p>",
    publishedAt: new Date("2018-08-22T11:41:00+08:00"),
    source: { name: "某报" },
    baseViews: 7,
    ...change,
  };
}

describe("importArticle", () => {
  test("puts a whole article before readers, with its event and its stale tags", async () => {
    const given = await input();
    const { id, outcome } = await importArticle("command:import", given);
    expect(outcome).toBe("created");
    expect(await getPublishedArticle(id)).toMatchObject({ title: "一篇稿件", sourceName: "某报", views: 7, html: "<p>正文第一段。</p>" });
    const trace = await db().select().from(events).where(eq(events.nounId, id));
    expect(trace.map((event) => [event.actor, event.verb])).toEqual([["command:import", "importArticle"]]);
    const stale = await db().select({ tag: documentTags.tag }).from(documentTags);
    expect(stale.map((row) => row.tag)).toEqual(expect.arrayContaining(["home", `article:${id}`, `channel:${given.channelSlug}`]));
  });

  test("the same page again changes nothing; changed words make one more revision", async () => {
    const given = await input();
    const first = await importArticle("command:import", given);
    expect(await importArticle("command:import", given)).toEqual({ id: first.id, outcome: "unchanged" });
    expect(await importArticle("command:import", { ...given, html: "<p>正文改了。</p>" })).toEqual({ id: first.id, outcome: "updated" });
    const numbers = await db().select({ number: articleRevisions.number }).from(articleRevisions).where(eq(articleRevisions.articleId, first.id));
    expect(numbers.map((row) => row.number).sort()).toEqual([1, 2]);
  });

  test("moving to another channel makes both lists stale", async () => {
    const given = await input();
    const other = await makeChannel();
    const { id } = await importArticle("command:import", given);
    await db().execute(sql`update document_tags set epoch = 0`);
    await importArticle("command:import", { ...given, channelSlug: other.slug });
    const stale = await db().select({ tag: documentTags.tag }).from(documentTags).where(sql`epoch > 0`);
    expect(stale.map((row) => row.tag)).toEqual(expect.arrayContaining([`channel:${given.channelSlug}`, `channel:${other.slug}`, `article:${id}`]));
  });

  test("foreign markup is cleaned before it is stored", async () => {
    const { id } = await importArticle(
      "command:import",
      await input({ html: '<p onclick="x()">好<script>alert(1)</script></p><iframe src="//evil"></iframe><a href="javascript:x()">链</a>' }),
    );
    const html = (await getPublishedArticle(id))?.html ?? "";
    expect(html).not.toMatch(/script|onclick|iframe|javascript/);
    expect(html).toContain("好");
  });

  test("old addresses lead to the article", async () => {
    const { id } = await importArticle("command:import", await input({ oldPaths: ["/old/page.html?id=1"] }));
    const [row] = await db().select().from(redirects).where(eq(redirects.articleId, id));
    expect(row?.path).toBe("/old/page.html?id=1");
  });

  test.each([
    ["another actor", { actor: "someone" as never, change: {} }, "forbidden"],
    ["an unknown channel", { actor: "command:import" as const, change: { channelSlug: "nowhere" } }, "not-found"],
    ["no title", { actor: "command:import" as const, change: { title: " " } }, "invalid"],
    ["no words", { actor: "command:import" as const, change: { html: "<p> </p>" } }, "invalid"],
  ])("refuses %s and leaves nothing", async (_, { actor, change }, code) => {
    const given = await input(change);
    await expect(importArticle(actor, given)).rejects.toMatchObject({ name: "DomainError", code });
    expect(await db().select().from(articles).where(eq(articles.importKey, given.importKey))).toEqual([]);
  });

  test("two at once make one article", async () => {
    const given = await input();
    const results = await Promise.all([importArticle("command:import", given), importArticle("command:import", given)]);
    expect(results.map((result) => result.outcome).sort()).toEqual(["created", "unchanged"]);
    expect(await db().select().from(articles).where(eq(articles.importKey, given.importKey))).toHaveLength(1);
  });

  test("an article that is not yet due is not public", async () => {
    const { id } = await importArticle("command:import", await input({ publishedAt: new Date(Date.now() + 60_000) }));
    expect(await getPublishedArticle(id)).toBeNull();
  });
});

describe("the database holds", () => {
  test("events and revisions as they were written", async () => {
    const { id } = await importArticle("command:import", await input());
    await expect(db().execute(sql`update events set actor = 'x' where noun_id = ${id}`)).rejects.toThrow();
    await expect(db().execute(sql`delete from events where noun_id = ${id}`)).rejects.toThrow();
    await expect(db().execute(sql`update article_revisions set title = 'x' where article_id = ${id}`)).rejects.toThrow();
  });

  test("the chain of events", async () => {
    await importArticle("command:import", await input());
    await importArticle("command:import", await input());
    const rows = await db().select({ previousHash: events.previousHash, hash: events.hash }).from(events).orderBy(events.id);
    for (const [at, row] of rows.entries()) expect(row.previousHash).toBe(at === 0 ? null : (rows[at - 1]?.hash ?? ""));
  });
});
