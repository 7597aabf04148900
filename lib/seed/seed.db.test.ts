import { eq, inArray, lt, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import {
  articleRevisions,
  articles,
  articleViews,
  articleZones,
  channels,
  events,
  homeSlots,
  keyFigures,
  linkGroups,
  links,
  pages,
  redirects,
  settings,
  topicArticles,
  topics,
  zones,
} from "#db/schema/index.ts";
import { seed } from "#lib/seed/seed.ts";
import { songjiangKey } from "#lib/seed/songjiang.ts";

const verbs = async (verb: string) => db().$count(events, eq(events.verb, verb));
class Interrupted extends Error {}

describe("one database, from its first start on", () => {
  test("content of somebody else is left alone", async () => {
    await db().insert(channels).values({ slug: "theirs", name: "别人的栏目", columnType: "工作动态" });
    expect(await seed()).toEqual({ seeded: false, counts: {} });
    expect(await db().$count(articles)).toBe(0);
    expect(await db().$count(settings)).toBe(0);
    await db().delete(channels);
  });

  test("an interrupted start is completed by the next, two starts at once seed once", async () => {
    await expect(
      seed(() => {
        throw new Interrupted();
      }),
    ).rejects.toThrow(Interrupted);
    expect(await db().$count(articles)).toBe(20);
    expect(await verbs("seedCompleted")).toBe(0);
    const before = process.cpuUsage();
    const results = await Promise.all([seed(), seed()]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
    expect(results.map((result) => result.seeded).sort()).toEqual([false, true]);
    expect(await verbs("seedBegan")).toBe(1);
    expect(await verbs("seedCompleted")).toBe(1);
    expect(await seed()).toEqual({ seeded: false, counts: {} });
  }, 120_000);
});

describe("the starting content", () => {
  beforeAll(async () => {
    await seed();
  });
  const lead = async () => {
    const [row] = await db()
      .select()
      .from(articles)
      .innerJoin(articleRevisions, eq(articleRevisions.id, articles.liveRevisionId))
      .where(eq(articles.importKey, songjiangKey));
    if (!row) throw new Error("the seed article is missing");
    return { ...row.articles, ...row.article_revisions, id: row.articles.id };
  };

  test("only the two names are set", async () => {
    expect(Object.fromEntries((await db().select().from(settings)).map((row) => [row.key, row.value]))).toEqual({
      siteName: "中国开发区协会",
      siteNameEnglish: "China Association of Development Zones",
    });
  });

  test("counts of channels, zones, partners and pages", async () => {
    expect(await db().$count(channels)).toBe(10);
    expect(await db().$count(zones)).toBe(552);
    expect(await db().$count(pages)).toBe(23);
    const groups = await db()
      .select({ slug: linkGroups.slug, names: sql<number>`count(*)::int`, addresses: sql<number>`count(${links.url})::int` })
      .from(linkGroups)
      .innerJoin(links, eq(links.groupId, linkGroups.id))
      .groupBy(linkGroups.id)
      .orderBy(linkGroups.sort);
    expect(groups).toEqual([
      { slug: "government", names: 24, addresses: 0 },
      { slug: "associations", names: 16, addresses: 0 },
      { slug: "media", names: 14, addresses: 0 },
      { slug: "friends", names: 4, addresses: 0 },
    ]);
    expect(await db().select({ path: redirects.path, target: redirects.target }).from(redirects)).toEqual([
      { path: "/index.php/Develop/index.html", target: "/zones" },
    ]);
  });

  test("the seed article leads the home page with its old clicks, figures and zone", async () => {
    const article = await lead();
    expect(article).toMatchObject({ title: "松江开发区全面优化营商环境", baseViews: 1101, status: "published" });
    expect([...article.plainText.replace(/\n/g, "")]).toHaveLength(1248);
    expect(await db().$count(articleViews)).toBe(0);
    expect(await db().select({ slot: homeSlots.slot, articleId: homeSlots.articleId }).from(homeSlots)).toEqual([
      { slot: "headline", articleId: article.id },
    ]);
    const figures = await db()
      .select({ code: zones.code, value: keyFigures.value })
      .from(keyFigures)
      .innerJoin(zones, eq(zones.id, keyFigures.zoneId))
      .where(eq(keyFigures.articleId, article.id))
      .orderBy(keyFigures.sort);
    expect(figures).toEqual(["1081.53", "82.97", "22.96", "317", "10652", "6688.5"].map((value) => ({ code: "G311084", value })));
    const named = await db()
      .select({ code: zones.code })
      .from(articleZones)
      .innerJoin(zones, eq(zones.id, articleZones.zoneId))
      .where(eq(articleZones.articleId, article.id));
    expect(named).toEqual([{ code: "G311084" }]);
  });

  test("no channel is empty and nothing waits in the future of the release day", async () => {
    const filled = await db().selectDistinct({ channelId: articles.channelId }).from(articles).where(eq(articles.status, "published"));
    expect(filled).toHaveLength(10);
    expect(await db().$count(articles, lt(articles.publishedAt, new Date("2026-11-24T10:00:00+08:00")))).toBe(await db().$count(articles));
    const policies = await db()
      .select({ n: sql<number>`count(*)::int` })
      .from(articles)
      .innerJoin(channels, eq(channels.id, articles.channelId))
      .where(eq(channels.slug, "policies"));
    expect(policies[0]?.n).toBeGreaterThanOrEqual(50);
  });

  test("both topics have their articles in order", async () => {
    const rows = await db()
      .select({ slug: topics.slug, title: articleRevisions.title })
      .from(topics)
      .innerJoin(topicArticles, eq(topicArticles.topicId, topics.id))
      .innerJoin(articles, eq(articles.id, topicArticles.articleId))
      .innerJoin(articleRevisions, eq(articleRevisions.id, articles.liveRevisionId))
      .orderBy(topics.sort, topicArticles.sort);
    expect(rows.filter((row) => row.slug === "zone-legislation")[0]?.title).toBe("上海市浦东新区促进张江生物医药产业创新高地建设规定");
    expect(rows.filter((row) => row.slug === "free-trade")[0]?.title).toBe("上海市促进浦东新区保税维修业务发展若干规定");
    expect(rows.length).toBeGreaterThanOrEqual(18);
  });

  test("every zone and channel that a text links to exists", async () => {
    const texts = [
      ...(await db().select({ html: articleRevisions.html }).from(articleRevisions)),
      ...(await db().select({ html: pages.html }).from(pages)),
    ]
      .map((row) => row.html)
      .join("\n");
    const linked = (pattern: RegExp) => [...new Set([...texts.matchAll(pattern)].map((match) => match[1] ?? ""))];
    const codes = linked(/href="\/zones\/(G\d+)"/g);
    expect(codes).toHaveLength(552);
    expect(await db().$count(zones, inArray(zones.code, codes))).toBe(552);
    const slugs = linked(/href="\/news\/([a-z-]+)"/g);
    expect(await db().$count(channels, inArray(channels.slug, slugs))).toBe(slugs.length);
  });
});
