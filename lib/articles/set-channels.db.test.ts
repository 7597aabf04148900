import { and, desc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleChannels, type channels, documentTags, events } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { listArticleIds } from "#lib/articles/dashboard.ts";
import { rssFeed } from "#lib/articles/feeds.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { articleFilterOf } from "#lib/articles/list-filter.ts";
import { listChannelPage, listFacets, listOlder } from "#lib/articles/lists.ts";
import { moveChannel } from "#lib/articles/move-channel.ts";
import { getPublishedArticle, listNeighbours, listNewest } from "#lib/articles/public.ts";
import { setChannels } from "#lib/articles/set-channels.ts";
import { listSitemap } from "#lib/articles/sitemap.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { deleteChannel } from "#lib/channels/delete-channel.ts";
import { listChannels } from "#lib/channels/public.ts";
import type { Person } from "#lib/people/person.ts";
import { routes } from "#lib/routes.ts";

type Channel = typeof channels.$inferSelect;
let chief: Person;
let main: Channel;
let other: Channel;
let id = 0;
let next = 0;

async function publish(channel: Channel, day: string) {
  next += 1;
  const publishedAt = new Date(`${day}T08:00:00+08:00`);
  const given = { importKey: `further:${next}`, channelSlug: channel.slug, title: `第${next}篇`, html: "<p>字</p>", publishedAt };
  return (await importArticle("command:import", given)).id;
}
const page = async (channel: Channel) => (await listChannelPage(channel.id, {}, 1)).items.map((item) => item.id);
const feed = (channel: Channel) => rssFeed({ title: "题", siteUrl: "https://x.cn", path: "/", feedPath: "/feed.xml" }, channel.id);
const furtherOf = async (articleId: number) =>
  (await db().select().from(articleChannels).where(eq(articleChannels.articleId, articleId))).map((row) => row.channelId);

beforeEach(async () => {
  chief = await makePerson("chief");
  [main, other] = [await makeChannel(), await makeChannel()];
  id = await publish(main, "2020-03-02");
});

test("a further channel lists the article once, in its place by time, and counts it", async () => {
  const [older, newer] = [await publish(other, "2020-03-01"), await publish(other, "2020-03-03")];
  await setChannels(chief, id, [other.id, other.id, main.id]);
  expect(await page(other)).toEqual([newer, id, older]);
  expect(await page(main)).toEqual([id]);
  expect((await listChannelPage(other.id, { year: 2020 }, 1)).total).toBe(3);
  expect((await listFacets(other.id)).years).toEqual([{ value: "2020", items: 3 }]);
  expect((await listOlder(other.id, {}, id))?.items.map((item) => item.id)).toEqual([older]);
  expect((await listOlder(other.id, {}, newer))?.items.map((item) => item.id)).toEqual([id, older]);
  expect((await listNewest(other.slug, 2)).map((item) => item.id)).toEqual([newer, id]);
  expect((await feed(other)).match(/<item>/g)).toHaveLength(3);
  expect((await listChannels()).find((row) => row.id === other.id)?.items).toBe(3);
  expect((await listSitemap()).filter((entry) => entry.path === routes.article(id))).toHaveLength(1);
});

test("the article keeps its main channel, and so do its neighbours", async () => {
  const [before, elsewhere] = [await publish(main, "2020-03-01"), await publish(other, "2020-03-01")];
  await setChannels(chief, id, [other.id]);
  const article = await getPublishedArticle(id);
  if (!article) throw new Error("not published");
  expect(article.channelSlug).toBe(main.slug);
  expect(await listNeighbours(article)).toMatchObject({ previous: { id: before }, next: null });
  expect(await listNeighbours({ id: elsewhere, channelId: other.id, publishedAt: new Date("2020-03-01T08:00:00+08:00") })).toMatchObject({
    previous: null,
    next: null,
  });
});

test("documents of both channels go stale, also when it leaves and when it is withdrawn from all", async () => {
  const epochOf = async () => {
    const rows = await db()
      .select()
      .from(documentTags)
      .where(eq(documentTags.tag, `channel:${other.slug}`));
    return rows[0]?.epoch ?? 0;
  };
  const first = await epochOf();
  await setChannels(chief, id, [other.id]);
  const second = await epochOf();
  expect(second).not.toBe(first);
  await setChannels(chief, id, []);
  const third = await epochOf();
  expect(third).not.toBe(second);
  expect(await page(other)).toEqual([]);
  await setChannels(chief, id, [other.id]);
  const fourth = await epochOf();
  await withdrawArticle(chief, id, "有误");
  expect(await epochOf()).not.toBe(fourth);
  expect([await page(main), await page(other)]).toEqual([[], []]);
  expect(await feed(other)).not.toContain("<item>");
});

test("only who may write in every channel that comes or goes, and publish what is published", async () => {
  const editor: Person = { ...(await makePerson("editor")), channelIds: [main.id] };
  await expect(setChannels(editor, id, [main.id])).resolves.toBeUndefined();
  await expect(setChannels({ ...editor, channelIds: [main.id, other.id] }, id, [other.id])).rejects.toMatchObject({ code: "forbidden" });
  const draft = await createArticle(editor, { channelId: main.id });
  await expect(setChannels(editor, draft, [other.id])).rejects.toMatchObject({ code: "forbidden" });
  await setChannels(chief, draft, [other.id]);
  await expect(setChannels(editor, draft, [])).rejects.toMatchObject({ code: "forbidden" });
  const neighbour: Person = { ...(await makePerson("editor")), channelIds: [other.id] };
  await expect(setChannels(neighbour, draft, [])).rejects.toMatchObject({ code: "not-found" });
  await expect(setChannels(chief, draft, [2_000_000_000])).rejects.toMatchObject({ code: "not-found" });
  expect(await furtherOf(draft)).toEqual([other.id]);
  const [event] = await db()
    .select()
    .from(events)
    .where(and(eq(events.verb, "setChannels"), eq(events.nounId, draft)))
    .orderBy(desc(events.id));
  expect(event).toMatchObject({ detail: { before: [], after: [other.id] } });
});

test("a further channel that becomes the main one is further no more", async () => {
  await setChannels(chief, id, [other.id]);
  await moveChannel(chief, id, other.id);
  expect(await furtherOf(id)).toEqual([]);
  expect([await page(main), await page(other)]).toEqual([[], [id]]);
});

test("a channel is not deleted while an article stands in it besides", async () => {
  await setChannels(chief, id, [other.id]);
  await expect(deleteChannel(chief, other.id)).rejects.toMatchObject({ detail: { message: expect.stringContaining("1篇稿件把") } });
  await setChannels(chief, id, []);
  await deleteChannel(chief, other.id);
});

test("the office's list finds it by the further channel, within the person's reach", async () => {
  await setChannels(chief, id, [other.id]);
  const filter = articleFilterOf({ tab: "all", channel: String(other.id) });
  expect(await listArticleIds(chief, filter, 10)).toEqual([id]);
  const limited: Person = { ...(await makePerson("editor")), channelIds: [other.id] };
  expect(await listArticleIds(limited, filter, 10)).toEqual([]);
});
