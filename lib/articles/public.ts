import "server-only";
import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import {
  articleAttachments,
  articleRevisions,
  articles,
  articleViews,
  articleZones,
  channels,
  corrections,
  keyFigures,
  sources,
  zones,
} from "#db/schema/index.ts";
import { type ArticleCard, card, isPublished, newestFirst, oldestFirst, onLiveRevision, onSource, viewTotal } from "#lib/articles/cards.ts";
import { placedArticles } from "#lib/articles/placed.ts";

export const getPublishedArticle = cache(async (id: number) => {
  const [row] = await db()
    .select({
      ...card,
      html: articleRevisions.html,
      plainText: articleRevisions.plainText,
      author: articleRevisions.author,
      responsibleEditor: articleRevisions.responsibleEditor,
      originalTitle: articleRevisions.originalTitle,
      originalAuthor: articleRevisions.originalAuthor,
      keywords: articleRevisions.keywords,
      sourceNote: articleRevisions.sourceNote,
      sourceName: sources.name,
      sourceUrl: sql<string | null>`coalesce(${articleRevisions.sourceUrl}, ${sources.url})`,
      correctedAt: sql<Date | null>`(select max(corrected_at) from corrections where article_id = ${articles.id})`.mapWith(articles.publishedAt),
      channelId: articles.channelId,
      channelSlug: channels.slug,
      channelName: channels.name,
      columnType: channels.columnType,
      views: viewTotal,
    })
    .from(articles)
    .innerJoin(articleRevisions, onLiveRevision)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(sources, onSource)
    .leftJoin(articleViews, eq(articleViews.articleId, articles.id))
    .where(and(eq(articles.id, id), isPublished));
  return row ?? null;
});
export type PublishedArticle = NonNullable<Awaited<ReturnType<typeof getPublishedArticle>>>;

/** Reason and time of a withdrawal, for the 410 page. */
export async function getWithdrawal(id: number) {
  const [row] = await db()
    .select({ withdrawnAt: articles.withdrawnAt, reason: articles.withdrawnReason })
    .from(articles)
    .where(and(eq(articles.id, id), eq(articles.status, "withdrawn")));
  return row ?? null;
}

/** Attachments, corrections, confirmed figures and zones of one article. */
export async function listArticleParts(id: number) {
  const [attachments, mended, figures, named] = await Promise.all([
    db().select().from(articleAttachments).where(eq(articleAttachments.articleId, id)).orderBy(asc(articleAttachments.sort)),
    db().select().from(corrections).where(eq(corrections.articleId, id)).orderBy(desc(corrections.correctedAt)),
    listKeyFigures(id),
    db()
      .select({
        code: zones.code,
        name: zones.name,
        level: zones.level,
        approvedMonths: zones.approvedMonths,
        areaHectares: zones.areaHectares,
        industries: zones.industries,
      })
      .from(articleZones)
      .innerJoin(zones, eq(zones.id, articleZones.zoneId))
      .where(eq(articleZones.articleId, id))
      .orderBy(desc(articleZones.mentions), asc(zones.number))
      .limit(3),
  ]);
  return { attachments, corrections: mended, figures, zones: named };
}

export const listKeyFigures = cache(async (id: number) =>
  db()
    .select({
      indicator: keyFigures.indicator,
      value: keyFigures.value,
      unit: keyFigures.unit,
      change: keyFigures.change,
      period: keyFigures.period,
      zoneName: zones.name,
    })
    .from(keyFigures)
    .leftJoin(zones, eq(zones.id, keyFigures.zoneId))
    .where(eq(keyFigures.articleId, id))
    .orderBy(asc(keyFigures.sort)),
);

function cards() {
  return db().select(card).from(articles).innerJoin(articleRevisions, onLiveRevision).$dynamic();
}

/** The article before and the one after in the same main channel, by time of publication. */
export async function listNeighbours(article: { id: number; channelId: number; publishedAt: Date }) {
  const same = eq(articles.channelId, article.channelId);
  const at = sql`(${articles.publishedAt}, ${articles.id})`;
  const here = sql`(${article.publishedAt.toISOString()}::timestamptz, ${article.id}::int)`;
  const [previous, next] = await Promise.all([
    cards()
      .where(and(same, isPublished, sql`${at} < ${here}`))
      .orderBy(...newestFirst)
      .limit(1),
    cards()
      .where(and(same, isPublished, sql`${at} > ${here}`))
      .orderBy(...oldestFirst)
      .limit(1),
  ]);
  return { previous: previous[0] ?? null, next: next[0] ?? null };
}

/** Articles that name the same zones or share a topic, then the newest of the channel. */
export async function listRelated(article: { id: number; channelId: number }, limit = 5): Promise<ArticleCard[]> {
  const score = sql<number>`(
    (select count(*) from article_zones a join article_zones b on a.zone_id = b.zone_id where a.article_id = ${article.id} and b.article_id = ${articles.id}) * 2
    + (select count(*) from topic_articles a join topic_articles b on a.topic_id = b.topic_id where a.article_id = ${article.id} and b.article_id = ${articles.id}) * 3
  )`;
  const near = sql`${articles.id} in (
    (select b.article_id from article_zones a join article_zones b on a.zone_id = b.zone_id where a.article_id = ${article.id} limit 200)
    union (select b.article_id from topic_articles a join topic_articles b on a.topic_id = b.topic_id where a.article_id = ${article.id} limit 200)
    union (select id from articles where channel_id = ${article.channelId} and status = 'published' order by published_at desc, id desc limit 20))`;
  return cards()
    .where(and(isPublished, ne(articles.id, article.id), near))
    .orderBy(desc(score), desc(articles.publishedAt), desc(articles.id))
    .limit(limit);
}

/** The most read of a channel; fewer than five items are no ranking. */
export async function listMostRead(channelId: number, limit = 5) {
  const rows = await db()
    .select({ ...card, views: viewTotal })
    .from(placedArticles())
    .innerJoin(articleRevisions, onLiveRevision)
    .leftJoin(articleViews, eq(articleViews.articleId, articles.id))
    .where(and(eq(articles.channelId, channelId), isPublished, sql`${viewTotal} > 0`))
    .orderBy(desc(viewTotal), desc(articles.publishedAt))
    .limit(limit);
  return rows.length < 5 ? [] : rows;
}

export async function listNewest(channelSlug: string, limit: number): Promise<ArticleCard[]> {
  const channelId = sql`(select id from channels where slug = ${channelSlug})`;
  return db()
    .select(card)
    .from(placedArticles())
    .innerJoin(articleRevisions, onLiveRevision)
    .where(and(eq(articles.channelId, channelId), isPublished))
    .orderBy(...newestFirst)
    .limit(limit);
}
