import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";
import { articleRevisions, articles, redirects } from "#db/schema/index.ts";
import type { ChannelName } from "./channel.ts";
import { type Imported, importReading, type Refused, type Settings } from "./import-reading.ts";
import type { Reading } from "./reading.ts";

let channels: ChannelName[] = [];
let last = 0;
beforeAll(async () => {
  channels = [await makeChannel({ name: "园区简讯" }), await makeChannel({ name: "园区通告" })];
});

const settings = (more: Partial<Settings> = {}): Settings => ({ channels, dryRun: false, ...more });

function reading(more: Partial<Reading> = {}): Reading {
  last += 1;
  const body = `第${last}次会议回顾了前三个月的建设进度，部署下一阶段的重点任务，并通报了安全检查的情况。`;
  return {
    title: `园区召开第${last}次工作会议`,
    html: `<p>${body}</p>`,
    characters: body.length,
    publishedAt: "2018-08-22T03:41:00.000Z",
    hasTime: true,
    source: "园区日报",
    sourceLink: null,
    clicks: 1101,
    author: null,
    editor: null,
    breadcrumb: ["首页", "园区简讯"],
    address: null,
    attachments: [],
    looseFiles: [],
    pictures: [],
    dropped: [],
    doubts: [],
    ...more,
  };
}

async function place(page: Reading, more: Partial<Settings> = {}): Promise<Imported> {
  const result: Imported | Refused = await importReading(page, settings(more));
  if (result.outcome === "refused") throw new Error(result.cause);
  return result;
}

const rowOf = async (id: number | null) =>
  (
    await db()
      .select()
      .from(articles)
      .where(eq(articles.id, id ?? 0))
  )[0];

test("a page becomes one article, and the same page again changes nothing", async () => {
  const page = reading({ address: "http://www.old.example/show.asp?id=7" });
  const first = await place(page);
  expect(first).toMatchObject({ outcome: "created", channel: { slug: channels[0]?.slug, how: "name" }, doubts: [] });
  expect(await rowOf(first.id)).toMatchObject({ status: "published", baseViews: 1101, importKey: "page:old.example/show.asp?id=7" });
  expect(await db().select().from(redirects).where(eq(redirects.path, "/show.asp?id=7"))).toMatchObject([{ articleId: first.id }]);
  expect(await place(page)).toMatchObject({ outcome: "unchanged", id: first.id });
  expect(await place({ ...page, clicks: 1200 })).toMatchObject({ outcome: "updated", id: first.id });
});

test("the page saved twice, with and without its address, stays one article", async () => {
  const bare = reading();
  const first = await place(bare);
  const named = await place({ ...bare, address: "https://old.example/a/1.html", source: null });
  expect(named.id).toBe(first.id);
  expect(await place({ ...bare, html: bare.html.replace("安全检查", "消防检查"), address: "http://old.example/a/1.html" })).toMatchObject({
    id: first.id,
    outcome: "updated",
  });
});

test("another article of the same title and day is kept apart, and told", async () => {
  const one = reading();
  const first = await place(one);
  const other = await place({
    ...one,
    source: "海棠晚报",
    html: "<p>公共实验室配有检测设备四十六台，面向企业开放，按次收取成本费用，可在服务窗口预约。</p>",
  });
  expect(other.id).not.toBe(first.id);
  expect(other.doubts).toContainEqual({ field: "identity", reason: expect.stringContaining(`/articles/${first.id}`) });
});

test("without a date nothing is published, unless one is given", async () => {
  const page = reading({ publishedAt: null, hasTime: false });
  expect(await importReading(page, settings())).toMatchObject({
    outcome: "refused",
    cause: expect.stringContaining("没有找到发布日期"),
    cure: expect.stringContaining("--date"),
  });
  const given = await place(page, { date: "2018-08-22" });
  expect(given).toMatchObject({ outcome: "created", publishedAt: "2018-08-21T16:00:00.000Z" });
  expect(given.doubts).toContainEqual({ field: "publishedAt", reason: "发布日期按 --date 取 2018-08-22" });
});

test("what people have written to an article stays when its page comes again", async () => {
  const page = reading({ author: "林知远" });
  const { id } = await place(page);
  const [first] = await db()
    .select()
    .from(articleRevisions)
    .where(eq(articleRevisions.articleId, id ?? 0));
  if (!first) throw new Error("no revision was made");
  const { id: _, createdAt: __, ...words } = first;
  const [edited] = await db()
    .insert(articleRevisions)
    .values({ ...words, number: 2, summary: "编辑写的摘要", keywords: ["会议"], sourceNote: "据会议材料整理" })
    .returning();
  await db()
    .update(articles)
    .set({ liveRevisionId: edited?.id ?? null })
    .where(eq(articles.id, id ?? 0));
  expect(await place({ ...page, author: null, html: page.html.replace("安全检查", "消防检查") })).toMatchObject({ outcome: "updated", id });
  const revisions = await db()
    .select()
    .from(articleRevisions)
    .where(eq(articleRevisions.articleId, id ?? 0))
    .orderBy(articleRevisions.number);
  expect(revisions[2]).toMatchObject({
    number: 3,
    summary: "编辑写的摘要",
    keywords: ["会议"],
    sourceNote: "据会议材料整理",
    author: "林知远",
    plainText: expect.stringContaining("消防检查"),
  });
  await db()
    .update(articles)
    .set({ liveRevisionId: revisions[0]?.id ?? null })
    .where(eq(articles.id, id ?? 0));
  await place({ ...page, html: page.html.replace("安全检查", "用电检查") });
  expect(
    await db()
      .select()
      .from(articleRevisions)
      .where(eq(articleRevisions.articleId, id ?? 0)),
  ).toHaveLength(4);
});

test("a channel that was only guessed does not move an article that an editor has placed", async () => {
  const page = reading({ breadcrumb: ["首页"] });
  const first = await place(page, { channel: channels[1]?.slug ?? "" });
  expect(first).toMatchObject({ channel: { slug: channels[1]?.slug, how: "given" } });
  expect(await place(page)).toMatchObject({ outcome: "unchanged", channel: { slug: channels[1]?.slug } });
});

test("a dry run writes nothing and says what would happen", async () => {
  const page = reading();
  expect(await place(page, { dryRun: true })).toMatchObject({ outcome: "would-create", id: null });
  expect(await db().select().from(articleRevisions).where(eq(articleRevisions.title, page.title))).toEqual([]);
  const { id } = await place(page);
  expect(await place(page, { dryRun: true })).toMatchObject({ outcome: "would-update", id });
});

test("a withdrawn article does not come back, and one written here is not overwritten", async () => {
  const page = reading();
  const { id } = await place(page);
  await db()
    .update(articles)
    .set({ status: "withdrawn", withdrawnAt: sql`now()`, withdrawnReason: "内容有误" })
    .where(eq(articles.id, id ?? 0));
  expect(await importReading(page, settings())).toMatchObject({ outcome: "refused", cause: expect.stringContaining("已撤回") });
  const own = reading();
  const made = await place(own);
  await db()
    .update(articles)
    .set({ importKey: null })
    .where(eq(articles.id, made.id ?? 0));
  expect(await importReading(own, settings())).toMatchObject({ outcome: "refused", cause: expect.stringContaining("不是导入来的") });
});
