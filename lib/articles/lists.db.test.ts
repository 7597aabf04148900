import { beforeAll, describe, expect, test } from "vitest";
import { makeChannel } from "#db/factories.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { listChannelPage, listFacets, listOlder, pageSize } from "#lib/articles/lists.ts";
import { getPublishedArticle, listMostRead, listNeighbours } from "#lib/articles/public.ts";

let channelId = 0;
const ids: number[] = [];

beforeAll(async () => {
  const channel = await makeChannel();
  channelId = channel.id;
  for (let at = 0; at < 23; at += 1) {
    const publishedAt = new Date(Date.UTC(at < 12 ? 2019 : 2020, 0, 1 + at, 16, 30));
    const { id } = await importArticle("command:import", {
      importKey: `list:${at}`,
      channelSlug: channel.slug,
      title: `第${at}篇`,
      html: "<p>字</p>",
      publishedAt,
      documentKind: at % 2 ? "条例" : "规定",
      region: "全国",
      baseViews: at,
    });
    ids.unshift(id);
  }
});

describe("lists of a channel", () => {
  test("numbered pages hold each article once, newest first", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => listChannelPage(channelId, {}, page)));
    expect(pages.flatMap((page) => page.items.map((item) => item.id))).toEqual(ids);
    expect(pages[0]).toMatchObject({ total: 23, more: false });
  });

  test("a cursor goes on where a page ended", async () => {
    const first = await listChannelPage(channelId, {}, 1);
    const next = await listOlder(channelId, {}, first.items.at(-1)?.id ?? 0);
    expect(next?.items.map((item) => item.id)).toEqual(ids.slice(pageSize, 2 * pageSize));
    expect(next?.more).toBe(true);
    expect(await listOlder(channelId, {}, 2_000_000_000)).toBeNull();
  });

  test("years are years of Shanghai, and filters join", async () => {
    const facets = await listFacets(channelId);
    expect(facets.years).toEqual([
      { value: "2020", items: 11 },
      { value: "2019", items: 12 },
    ]);
    expect(facets.kinds.map((kind) => kind.items).sort()).toEqual([11, 12]);
    const filtered = await listChannelPage(channelId, { year: 2019, kind: "条例" }, 1);
    expect(filtered.total).toBe(6);
    expect(new Set(filtered.items.map((item) => item.documentKind))).toEqual(new Set(["条例"]));
  });

  test("neighbours are the next by time", async () => {
    const middle = await getPublishedArticle(ids[5] ?? 0);
    if (!middle) throw new Error("not published");
    const { previous, next } = await listNeighbours(middle);
    expect([previous?.id, next?.id]).toEqual([ids[6], ids[4]]);
  });

  test("the most read come by clicks", async () => {
    expect((await listMostRead(channelId)).map((item) => item.views)).toEqual([22, 21, 20, 19, 18]);
  });
});
