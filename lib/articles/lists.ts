import "server-only";
import { and, count, desc, eq, gte, lt, max, min, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, articles } from "#db/schema/index.ts";
import { type ArticleCard, card, isPublished, newestFirst, onLiveRevision } from "#lib/articles/cards.ts";
import { placedArticles } from "#lib/articles/placed.ts";
import { yearOf } from "#lib/dates.ts";

export const pageSize = 10;
/** Numbered pages end here; older articles are reached by year or by cursor, never by a deep OFFSET. */
export const lastNumberedPage = 50;
const countLimit = pageSize * lastNumberedPage;

export type ChannelFilter = { year?: number; kind?: string; region?: string };
export type ChannelPage = { items: ArticleCard[]; total: number; more: boolean };

function inChannel(channelId: number, filter: ChannelFilter): SQL | undefined {
  const conditions = [eq(articles.channelId, channelId), isPublished];
  if (filter.year) {
    conditions.push(gte(articles.publishedAt, sql`make_timestamptz(${filter.year}, 1, 1, 0, 0, 0, 'Asia/Shanghai')`));
    conditions.push(lt(articles.publishedAt, sql`make_timestamptz(${filter.year + 1}, 1, 1, 0, 0, 0, 'Asia/Shanghai')`));
  }
  if (filter.kind) conditions.push(eq(articles.documentKind, filter.kind));
  if (filter.region) conditions.push(eq(articles.region, filter.region));
  return and(...conditions);
}

/** One numbered page. `total` stops counting at what the numbered pages can show; `more` says so. */
export async function listChannelPage(channelId: number, filter: ChannelFilter, page: number): Promise<ChannelPage> {
  const where = inChannel(channelId, filter);
  const bounded = db()
    .select({ one: sql`1` })
    .from(placedArticles())
    .where(where)
    .limit(countLimit + 1)
    .as("bounded");
  const [[counted], items] = await Promise.all([
    db().select({ total: count() }).from(bounded),
    db()
      .select(card)
      .from(placedArticles())
      .innerJoin(articleRevisions, onLiveRevision)
      .where(where)
      .orderBy(...newestFirst)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
  ]);
  const total = counted?.total ?? 0;
  return { items, total: Math.min(total, countLimit), more: total > countLimit };
}

/** The articles after one article of the channel, older ones first in line. Null when it is not there. */
export async function listOlder(channelId: number, filter: ChannelFilter, beforeId: number): Promise<ChannelPage | null> {
  const [cursor] = await db()
    .select({ at: articles.publishedAt })
    .from(placedArticles())
    .where(and(eq(articles.id, beforeId), eq(articles.channelId, channelId), isPublished));
  if (!cursor?.at) return null;
  const older = sql`(${articles.publishedAt}, ${articles.id}) < (${cursor.at.toISOString()}::timestamptz, ${beforeId}::int)`;
  const rows = await db()
    .select(card)
    .from(placedArticles())
    .innerJoin(articleRevisions, onLiveRevision)
    .where(and(inChannel(channelId, filter), older))
    .orderBy(...newestFirst)
    .limit(pageSize + 1);
  return { items: rows.slice(0, pageSize), total: rows.length, more: rows.length > pageSize };
}

export type Facet = { value: string; items: number };

/** Years, kinds and regions of a channel with their counts; counts of a channel too large to count are left out. */
export async function listFacets(channelId: number): Promise<{ years: Facet[]; kinds: Facet[]; regions: Facet[]; counted: boolean }> {
  const where = inChannel(channelId, {});
  const bounded = db().select({ one: sql`1` }).from(placedArticles()).where(where).limit(5_001).as("bounded");
  const [size] = await db().select({ total: count() }).from(bounded);
  if ((size?.total ?? 0) > 5_000) {
    const [span] = await db()
      .select({ first: min(articles.publishedAt), last: max(articles.publishedAt) })
      .from(placedArticles())
      .where(where);
    return { years: span?.first && span.last ? yearsBetween(span.first, span.last) : [], kinds: [], regions: [], counted: false };
  }
  const year = sql<string>`extract(year from ${articles.publishedAt} at time zone 'Asia/Shanghai')::int::text`;
  const [years, kinds, regions] = await Promise.all([
    db().select({ value: year, items: count() }).from(placedArticles()).where(where).groupBy(year).orderBy(desc(year)),
    facetOf(articles.documentKind, where),
    facetOf(articles.region, where),
  ]);
  return { years, kinds, regions, counted: true };
}

async function facetOf(column: typeof articles.documentKind | typeof articles.region, where: SQL | undefined): Promise<Facet[]> {
  const rows = await db()
    .select({ value: column, items: count() })
    .from(placedArticles())
    .where(and(where, sql`${column} is not null`))
    .groupBy(column)
    .orderBy(desc(count()), column);
  return rows.flatMap((row) => (row.value ? [{ value: row.value, items: row.items }] : []));
}

function yearsBetween(first: Date, last: Date): Facet[] {
  const years: Facet[] = [];
  for (let year = yearOf(last); year >= yearOf(first); year -= 1) years.push({ value: String(year), items: 0 });
  return years;
}
