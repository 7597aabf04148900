import "server-only";
import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import { articleRevisions, articles, articleViews, sources } from "#db/schema/index.ts";

/** What the world may see: a live revision, its time come, not withdrawn. By the clock of the database. */
export const isPublished = and(eq(articles.status, "published"), isNotNull(articles.liveRevisionId), lte(articles.publishedAt, sql`now()`));

export const onLiveRevision = eq(articleRevisions.id, articles.liveRevisionId);

/** The indexes are made with nulls last, which "desc" alone does not ask for. */
export const newestFirst = [sql`${articles.publishedAt} desc nulls last`, sql`${articles.id} desc nulls last`] as const;
export const oldestFirst = [sql`${articles.publishedAt} nulls first`, sql`${articles.id} nulls first`] as const;

/** The source under the name that the office merged it into. */
export const onSource = eq(sources.id, sql`(select coalesce(s.merged_into, s.id) from sources s where s.id = ${articleRevisions.sourceId})`);

/** Old clicks plus counted views. */
export const viewTotal = sql<number>`(${articles.baseViews} + coalesce(${articleViews.views}, 0))::int`;

export const card = {
  id: articles.id,
  title: articleRevisions.title,
  summary: articleRevisions.summary,
  publishedAt: sql<Date>`${articles.publishedAt}`.mapWith(articles.publishedAt),
  documentKind: articles.documentKind,
  region: articles.region,
};

export type ArticleCard = {
  id: number;
  title: string;
  summary: string;
  publishedAt: Date;
  documentKind: string | null;
  region: string | null;
};
