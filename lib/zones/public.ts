import "server-only";
import { and, asc, count, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { articleRevisions, articles, articleZones, zones } from "#db/schema/index.ts";
import type { ZoneType } from "#db/vocabulary.ts";
import { card, isPublished, onLiveRevision } from "#lib/articles/cards.ts";
import { provincesOf, type Region } from "#lib/zones/regions.ts";

export type ZoneFilter = { region?: Region; province?: string; type?: ZoneType; industry?: string; q?: string };

function matching(filter: ZoneFilter, without?: keyof ZoneFilter): SQL | undefined {
  const conditions: (SQL | undefined)[] = [];
  if (filter.region && without !== "region") conditions.push(sql`${zones.province} = any(${sql.param([...provincesOf(filter.region)])}::text[])`);
  if (filter.province && without !== "province") conditions.push(eq(zones.province, filter.province));
  if (filter.type && without !== "type") conditions.push(eq(zones.type, filter.type));
  if (filter.industry && without !== "industry") conditions.push(sql`${filter.industry} = any(${zones.industries})`);
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
    conditions.push(
      or(
        ilike(zones.name, like),
        ilike(zones.code, like),
        ilike(zones.province, like),
        sql`array_to_string(${zones.industries}, '、') ilike ${like}`,
      ),
    );
  }
  return and(...conditions);
}

export async function listZones(filter: ZoneFilter) {
  return db().select().from(zones).where(matching(filter)).orderBy(asc(zones.number));
}
export type Zone = Awaited<ReturnType<typeof listZones>>[number];

/** Counts of each facet under the other filters, so that a choice never leads to an empty list. */
export async function listZoneFacets(filter: ZoneFilter) {
  const industry = sql<string>`unnest(${zones.industries})`;
  const [provinces, types, industries] = await Promise.all([
    db().select({ value: zones.province, items: count() }).from(zones).where(matching(filter, "province")).groupBy(zones.province),
    db().select({ value: zones.type, items: count() }).from(zones).where(matching(filter, "type")).groupBy(zones.type),
    db()
      .select({ value: industry, items: count() })
      .from(zones)
      .where(matching(filter, "industry"))
      .groupBy(industry)
      .orderBy(desc(count()), industry)
      .limit(10),
  ]);
  return { provinces, types, industries };
}

/** The whole catalogue in figures, for the home page. */
export const getZoneOverview = cache(async () => {
  const year = sql<number>`left(${zones.approvedMonths}[1], 4)::int`;
  const [types, provinces, years] = await Promise.all([
    db().select({ type: zones.type, items: count() }).from(zones).groupBy(zones.type),
    db().select({ province: zones.province, items: count() }).from(zones).groupBy(zones.province),
    db().select({ year, items: count() }).from(zones).groupBy(year).orderBy(year),
  ]);
  return { total: types.reduce((sum, row) => sum + row.items, 0), types, provinces, years };
});

export const getZone = cache(async (code: string) => {
  const [row] = await db().select().from(zones).where(eq(zones.code, code));
  return row ?? null;
});

export async function listZoneArticles(zoneId: number, limit = 20) {
  return db()
    .select(card)
    .from(articleZones)
    .innerJoin(articles, eq(articles.id, articleZones.articleId))
    .innerJoin(articleRevisions, onLiveRevision)
    .where(and(eq(articleZones.zoneId, zoneId), isPublished))
    .orderBy(desc(articleZones.mentions), desc(articles.publishedAt))
    .limit(limit);
}
