import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel } from "#db/factories.ts";
import { articleDrafts, documentTags, events } from "#db/schema/index.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { getPreview } from "#lib/articles/preview.ts";
import { getPublishedArticle } from "#lib/articles/public.ts";
import { sourceFor } from "#lib/articles/revision-parts.ts";
import type { Person } from "#lib/people/person.ts";
import { listSources } from "#lib/sources/dashboard.ts";
import { deleteSource } from "#lib/sources/delete-source.ts";
import { mergeSources } from "#lib/sources/merge-sources.ts";
import { saveSource } from "#lib/sources/save-source.ts";
import { separateSource } from "#lib/sources/separate-source.ts";

const chief: Person = { userId: 1, name: "主编", roles: ["chief"], channelIds: null, sessionId: "s" };
const editor: Person = { ...chief, userId: 2, roles: ["editor"] };
const find = async (q: string) => (await listSources(chief, { q, page: 1 })).items[0];

test("a misspelt source is merged: its articles are shown under the right one, and can be taken back", async () => {
  const channel = await makeChannel();
  const { id } = await importArticle("system:seed", {
    importKey: "sources:1",
    channelSlug: channel.slug,
    title: "题",
    html: "<p>文</p>",
    publishedAt: new Date("2018-08-22T11:41:00+08:00"),
    source: { name: "人民曰报" },
  });
  const right = await saveSource(chief, null, { name: "人民日报", url: "https://paper.people.com.cn/", listed: true });
  const wrong = (await find("人民曰报"))?.id ?? 0;
  await mergeSources(chief, wrong, "人民日报");
  expect(await getPublishedArticle(id)).toMatchObject({ sourceName: "人民日报", sourceUrl: "https://paper.people.com.cn/" });
  expect(await find("人民曰报")).toMatchObject({ id: right, used: 1, otherNames: [{ id: wrong }] });
  await db().insert(articleDrafts).values({ articleId: id, document: {}, title: "题", sourceName: "人民曰报" });
  expect((await getPreview(id))?.article).toMatchObject({ sourceName: "人民日报", sourceUrl: "https://paper.people.com.cn/" });
  expect(await db().transaction((tx) => sourceFor(tx, { name: "人民曰报" }))).toBe(right);
  expect(await db().select().from(documentTags).where(eq(documentTags.tag, "sources"))).toHaveLength(1);
  const [last] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
  expect(last).toMatchObject({ verb: "mergeSources", actor: "user:1", nounId: wrong, detail: { before: { name: "人民曰报" }, into: right } });
  await expect(deleteSource(chief, right)).rejects.toMatchObject({ code: "conflict" });
  await expect(saveSource(chief, null, { name: "人民曰报", url: "", listed: false })).rejects.toMatchObject({ code: "invalid" });
  await separateSource(chief, wrong);
  expect(await find("人民曰报")).toMatchObject({ id: wrong, used: 1 });
  await expect(deleteSource(chief, wrong)).rejects.toMatchObject({ code: "conflict" });
  await deleteSource(chief, right);
});

test("merges never make a chain or a circle, not even two at once", async () => {
  const [one, two, three] = await Promise.all(["甲", "乙", "丙"].map((name) => saveSource(chief, null, { name, url: "", listed: false })));
  const both = await Promise.allSettled([mergeSources(chief, one ?? 0, "乙"), mergeSources(chief, two ?? 0, "甲")]);
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = (await listSources(chief, { page: 1 })).items.find((each) => each.id === one || each.id === two);
  await mergeSources(chief, left?.id ?? 0, "丙");
  expect((await find("丙"))?.otherNames.map((each) => each.id).sort()).toEqual([one, two].sort());
  await expect(mergeSources(chief, three ?? 0, "甲")).rejects.toMatchObject({ detail: { message: "不能并入它自己" } });
});

test("without the right nothing happens", async () => {
  await expect(saveSource(editor, null, { name: "无权", url: "", listed: true })).rejects.toMatchObject({ code: "forbidden" });
  await expect(listSources(editor, { page: 1 })).rejects.toMatchObject({ code: "forbidden" });
});
