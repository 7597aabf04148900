import { asc, desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { channels, events, redirects, userChannels } from "#db/schema/index.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { arrangeChannels } from "#lib/channels/arrange-channels.ts";
import { listChannelsToArrange } from "#lib/channels/dashboard.ts";
import { deleteChannel } from "#lib/channels/delete-channel.ts";
import { ChannelFields } from "#lib/channels/fields.ts";
import { listChannels } from "#lib/channels/public.ts";
import { saveChannel } from "#lib/channels/save-channel.ts";
import { spellings } from "#lib/documents/old-addresses.ts";
import type { Person } from "#lib/people/person.ts";

const chief: Person = { userId: 1, name: "主编", roles: ["chief"], channelIds: null, sessionId: "s" };
const senior: Person = { ...chief, userId: 2, roles: ["senior"] };
const fields = (slug: string, change: Partial<ChannelFields> = {}): ChannelFields => ({
  name: `栏目${slug}`,
  slug,
  columnType: "工作动态",
  description: "",
  freshnessDays: null,
  reviewCount: 3,
  proofCount: 3,
  hidden: false,
  ...change,
});
const leadsTo = async (path: string) => {
  const rows = await db()
    .select()
    .from(redirects)
    .where(eq(redirects.path, spellings(path)[0] ?? ""));
  return rows[0]?.target ?? null;
};

test("a changed address leads on directly, also after a second change and back", async () => {
  const id = await saveChannel(chief, null, fields("old-name"));
  await saveChannel(chief, id, fields("new-name"));
  expect(await leadsTo("/news/old-name")).toBe("/news/new-name");
  expect(await leadsTo("/news/old-name/feed.xml")).toBe("/news/new-name/feed.xml");
  await saveChannel(chief, id, fields("third"));
  expect([await leadsTo("/news/old-name"), await leadsTo("/news/new-name")]).toEqual(["/news/third", "/news/third"]);
  const piece = { title: "题", html: "<p>文</p>", publishedAt: new Date("2018-01-01") };
  expect((await importArticle("system:seed", { ...piece, importKey: "c:0", channelSlug: "old-name" })).outcome).toBe("created");
  await saveChannel(chief, id, fields("old-name"));
  expect([await leadsTo("/news/old-name"), await leadsTo("/news/third")]).toEqual([null, "/news/old-name"]);
  await expect(saveChannel(chief, null, fields("old-name", { name: "另一个" }))).rejects.toMatchObject({ code: "invalid" });
  const [last] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  expect(last).toMatchObject({ verb: "saveChannel", detail: { before: { slug: "third" }, after: { slug: "old-name" } } });
});

test("channels stand in the order of the tree; hidden ones and what is below them in no list", async () => {
  const ids: number[] = [];
  for (const slug of ["a", "b", "c", "d"]) ids.push(await saveChannel(chief, null, fields(slug)));
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  await arrangeChannels(chief, b, "in");
  await arrangeChannels(chief, d, { parentId: null, beforeId: a });
  await arrangeChannels(chief, d, "in");
  const shown = async () => (await listChannels()).filter((row) => ids.includes(row.id)).map((row) => row.slug);
  const below = (await listChannels()).find((row) => row.id === d)?.parentId;
  expect(below).not.toBe(null);
  await arrangeChannels(chief, d, "out");
  expect(await shown()).toEqual(["d", "a", "b", "c"]);
  await saveChannel(chief, a, fields("a", { hidden: true }));
  expect(await shown()).toEqual(["d", "c"]);
  await expect(deleteChannel(chief, a)).rejects.toMatchObject({ code: "conflict" });
  await arrangeChannels(chief, a, "up");
  await Promise.all([arrangeChannels(chief, c, "up"), arrangeChannels(chief, d, "down"), arrangeChannels(chief, b, "out")]);
  const sorts = (await db().select({ sort: channels.sort }).from(channels).orderBy(asc(channels.sort))).map((row) => row.sort);
  expect(sorts).toEqual(sorts.map((_, at) => at));
});

test("a channel is deleted only when nothing leans on it", async () => {
  const full = await makeChannel({ slug: "full" });
  await importArticle("system:seed", { importKey: "c:1", channelSlug: "full", title: "题", html: "<p>文</p>", publishedAt: new Date("2018-01-01") });
  await expect(deleteChannel(chief, full.id)).rejects.toMatchObject({ detail: { message: expect.stringContaining("1篇稿件") } });
  const limited = await makeChannel({ slug: "limited" });
  const person = await makePerson("editor");
  await db().insert(userChannels).values({ userId: person.userId, channelId: limited.id });
  await expect(deleteChannel(chief, limited.id)).rejects.toMatchObject({ detail: { message: expect.stringContaining("权限") } });
  const fixed = await makeChannel({ slug: "policies" });
  await expect(deleteChannel(chief, fixed.id)).rejects.toMatchObject({ code: "conflict" });
  await expect(saveChannel(chief, fixed.id, fields("laws"))).rejects.toMatchObject({ code: "invalid" });
  await deleteChannel(chief, (await makeChannel()).id);
  await expect(deleteChannel(senior, full.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("a channel is stale when nothing new came for longer than it may", async () => {
  const published = new Date("2026-01-01T00:00:00+08:00");
  const channel = await makeChannel({ slug: "fresh", freshnessDays: 14 });
  await importArticle("system:seed", { importKey: "c:2", channelSlug: "fresh", title: "题", html: "<p>文</p>", publishedAt: published });
  const at = async (day: string) => (await listChannelsToArrange(chief, new Date(`${day}T12:00:00+08:00`))).find((row) => row.id === channel.id);
  expect(await at("2026-01-15")).toMatchObject({ stale: false, idleDays: 14, published: 1 });
  expect(await at("2026-01-16")).toMatchObject({ stale: true, idleDays: 15 });
});

test("what was typed is read in the office's words", () => {
  const read = (change: Record<string, unknown>) => ChannelFields.safeParse({ ...fields("ok"), freshnessDays: "", ...change });
  expect(read({}).data).toMatchObject({ freshnessDays: null });
  expect(read({ freshnessDays: "14" }).data).toMatchObject({ freshnessDays: 14 });
  for (const change of [
    { slug: "Has-Upper" },
    { slug: "a/b" },
    { slug: "-a" },
    { freshnessDays: "0" },
    { freshnessDays: "两周" },
    { columnType: "x" },
  ])
    expect(read(change).success).toBe(false);
});
