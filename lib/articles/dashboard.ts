import "server-only";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, articleViews, channels, savedViews, sources, userRoles, users } from "#db/schema/index.ts";
import type { StepKind } from "#db/vocabulary.ts";
import {
  behind,
  type Cursor,
  cursorOf,
  inOrder,
  inTab,
  type Listed,
  listedArticles,
  listedRevision,
  orders,
  withinReach,
} from "#lib/articles/list-conditions.ts";
import { type ArticleFilter, type ArticleSort, type ArticleTab, articleTabs } from "#lib/articles/list-filter.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { reachOf } from "#lib/people/rights.ts";

export const listPageSize = 25;
/** Numbered pages end here; what is older is reached by a cursor, never by a deep OFFSET. */
export const lastListPage = 40;
export const countLimit = listPageSize * lastListPage;

const title = sql<string>`coalesce(${articleDrafts.title}, ${articleRevisions.title}, '')`;
const row = {
  id: articles.id,
  title,
  status: articles.status,
  channelId: articles.channelId,
  channelName: channels.name,
  responsibleEditor: sql<string>`coalesce(${articleDrafts.responsibleEditor}, ${articleRevisions.responsibleEditor}, '')`,
  sourceName: sql<string>`coalesce(${articleDrafts.sourceName}, ${sources.name}, '')`,
  createdBy: articles.createdBy,
  step: articles.step,
  stepSince: articles.stepSince,
  dueAt: articles.dueAt,
  submittedBy: articles.submittedBy,
  handlerId: articles.handlerId,
  heldReason: articles.heldReason,
  urgentBy: articles.urgentBy,
  owesAfterReview: sql<boolean>`${articles.afterReviewDueAt} is not null`,
  reviewCount: articles.reviewCount,
  proofCount: articles.proofCount,
  hands: sql<{ kind: StepKind; actorId: number | null }[]>`coalesce((select json_agg(json_build_object('kind', d.kind, 'actorId', d.actor_id))
    from review_decisions d where d.article_id = ${articles.id} and d.round = ${articles.round} and d.verb = 'approve'), '[]')`,
  createdAt: articles.createdAt,
  updatedAt: articles.updatedAt,
  publishedAt: articles.publishedAt,
  publishAt: articles.publishAt,
  /** Its time has passed and nothing went out. */
  overdue: sql<boolean>`coalesce(${articles.publishAt} < now() - interval '1 minute', false)`,
  imported: sql<boolean>`${articles.importKey} is not null`,
  /** Readers see other words than those being worked on. */
  changed: sql<boolean>`${articles.status} = 'published' and ${articleDrafts.articleId} is not null
    and ${articleDrafts.equalsRevisionId} is distinct from ${articles.liveRevisionId}`,
  picture: sql<boolean>`exists (select 1 from media_uses u join media m on m.id = u.media_id
    where u.noun = 'article' and u.noun_id = ${articles.id} and m.kind = 'image')`,
  views: sql<number>`(${articles.baseViews} + coalesce(${articleViews.views}, 0))::int`,
};

const detailsOf = (ids: number[], keys: string[]) =>
  db()
    .select({ ...row, key: sql<string>`picked.key` })
    .from(articles)
    .innerJoin(
      sql`unnest(${sql.param(ids)}::int[], ${sql.param(keys)}::text[]) with ordinality as picked(id, key, place)`,
      sql`picked.id = ${articles.id}`,
    )
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(articleRevisions, sql`${articleRevisions.id} = ${listedRevision}`)
    .leftJoin(sources, eq(sources.id, articleRevisions.sourceId))
    .leftJoin(articleViews, eq(articleViews.articleId, articles.id))
    .orderBy(sql`picked.place`);
export type ListedArticle = Awaited<ReturnType<typeof detailsOf>>[number];

/** The rows picked by id, key and place, with what the list says of them. In two questions: joined in one, the planner guesses badly. */
export async function described(picked: SQL): Promise<ListedArticle[]> {
  const found = await db().execute<{ id: number; key: string }>(sql`select id, key from (${picked}) as picked(id, key, place) order by place`);
  const [ids, keys] = [found.map(({ id }) => id), found.map(({ key }) => key)];
  return ids.length > 0 ? detailsOf(ids, keys) : [];
}

/** The ids, keys and places of a part of the list. What is asked of each article is asked in the order of the list, until enough hold it. */
export function picked({ where, holds }: Listed, sort: ArticleSort, limit: number, offset = 0): SQL {
  const { by, keyOf } = orders[sort];
  const withViews = sort === "views" ? sql`left join ${articleViews} on ${articleViews.articleId} = ${articles.id}` : sql``;
  const part = sql`limit ${limit} offset ${offset}`;
  const inner = sql`select ${articles.id}, ${articles.workingRevisionId}, ${articles.liveRevisionId}, ${by} as place
    from ${articles} ${withViews} where ${where ?? sql`true`} order by ${inOrder(sort)}`;
  const found = holds ? sql`select * from (${inner} offset 0) as articles where ${holds} ${part}` : sql`${inner} ${part}`;
  return sql`select id, ${keyOf(sql`found.place`)}, row_number() over () from (${found}) as found`;
}

export type ArticleList = {
  items: ListedArticle[];
  /** Counted up to `countLimit` and one more. */
  total: number;
  page: number;
  /** Where the list goes on after the last numbered page or a page reached by cursor. */
  next: string | null;
};

export async function listArticles(person: Person, filter: ArticleFilter, place: { page?: number; after?: string }): Promise<ArticleList> {
  demand(person, "article.read");
  const cursor = cursorOf(place.after, filter.sort);
  const page = cursor ? 1 : Math.min(Math.max(place.page ?? 1, 1), lastListPage);
  const [limit, offset] = [listPageSize + 1, (page - 1) * listPageSize];
  const listed = await listedArticles(person, filter);
  const [rows, total] = await Promise.all([
    described(picked(cursor ? narrowed(listed, behind(cursor, filter.sort)) : listed, filter.sort, limit, offset)),
    boundedCount(listed),
  ]);
  const items = rows.slice(0, listPageSize);
  const last = items.at(-1);
  const goesOn = rows.length > listPageSize && (cursor !== null || page === lastListPage);
  return { items, total, page, next: goesOn && last ? `${last.key}~${last.id}` : null };
}

const narrowed = ({ where, holds }: Listed, further: SQL | undefined): Listed => ({ where: and(where, further), holds });

async function boundedCount({ where, holds }: Listed): Promise<number> {
  // The fence keeps what is asked of each article behind what indexes find.
  const inner = sql`select ${articles.id}, ${articles.workingRevisionId}, ${articles.liveRevisionId} from ${articles} where ${where ?? sql`true`}`;
  const found = holds ? sql`select 1 from (${inner} offset 0) as articles where ${holds}` : inner;
  const [row] = await db().execute<{ total: number }>(sql`select count(*)::int as total from (${found} limit ${countLimit + 1}) as bounded`);
  return row?.total ?? 0;
}

export type TabCounts = Record<ArticleTab, number>;

/** How many stand under each tab, counted up to `countLimit` and one more, in one question. */
export async function countTabs(person: Person): Promise<TabCounts> {
  demand(person, "article.read");
  const reach = withinReach(reachOf(person, "article.read"));
  const counts = (Object.keys(articleTabs) as ArticleTab[]).map((tab) => {
    const where = and(isNull(articles.trashedAt), reach, inTab(tab, person));
    return sql`${tab}::text, (select count(*) from (select 1 from ${articles} where ${where} limit ${countLimit + 1}) as bounded)`;
  });
  const [row] = await db().execute<{ counts: TabCounts }>(sql`select json_build_object(${sql.join(counts, sql`, `)}) as counts`);
  if (!row) throw new Error("no counts");
  return row.counts;
}

/** Ids that a filter finds, at most `limit` and one more. */
export async function listArticleIds(person: Person, filter: ArticleFilter, limit: number): Promise<number[]> {
  demand(person, "article.read");
  const listed = await listedArticles(person, { ...filter, sort: "updated" });
  const rows = await db().execute<{ id: number }>(
    sql`select id from (${picked(listed, "updated", limit + 1)}) as picked(id, key, place) order by place`,
  );
  return rows.map(({ id }) => id);
}

const batchSize = 500;

/** The rows of a filter, or of chosen ids, in small bites, so that a long list never stands in memory. */
export async function* readArticles(person: Person, filter: ArticleFilter, ids?: readonly number[]): AsyncGenerator<ListedArticle[]> {
  demand(person, "article.read");
  const chosen = ids ? inArray(articles.id, [...ids]) : undefined;
  const listed = narrowed(await listedArticles(person, filter), chosen);
  let cursor: Cursor | null = null;
  while (true) {
    const rows: ListedArticle[] = await described(picked(cursor ? narrowed(listed, behind(cursor, filter.sort)) : listed, filter.sort, batchSize));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < batchSize || !last) return;
    cursor = { key: last.key, id: last.id };
  }
}

/** What the filters offer: channels within reach, who writes, the sources. */
export async function listFilterChoices(person: Person) {
  demand(person, "article.read");
  const [inReach, writers, named] = await Promise.all([
    listReachableChannels(person),
    db()
      .selectDistinct({ name: users.name })
      .from(users)
      .innerJoin(userRoles, eq(userRoles.userId, users.id))
      .where(inArray(userRoles.role, ["editor", "senior", "chief"]))
      .orderBy(asc(users.name)),
    db().select({ name: sources.name }).from(sources).orderBy(asc(sources.name)).limit(300),
  ]);
  return { channels: inReach, editors: writers.map(({ name }) => name), sources: named.map(({ name }) => name) };
}

/** Channels whose articles a person may read, in the office's order. */
export async function listReachableChannels(person: Person): Promise<{ id: number; name: string }[]> {
  const reach = reachOf(person, "article.read");
  const all = await db().select({ id: channels.id, name: channels.name }).from(channels).orderBy(asc(channels.sort), asc(channels.id));
  return reach.kind === "all" ? all : all.filter(({ id }) => reach.kind === "channels" && reach.channelIds.includes(id));
}

export async function listSavedViews(person: Person): Promise<{ id: number; name: string; query: string }[]> {
  demand(person, "article.read");
  return db()
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(and(eq(savedViews.userId, person.userId), eq(savedViews.list, "articles")))
    .orderBy(asc(savedViews.id));
}

/** The trash, what was thrown away last first. */
export async function listTrash(person: Person) {
  demand(person, "article.trash");
  return db()
    .select({
      id: articles.id,
      title,
      status: articles.status,
      channelName: channels.name,
      trashedAt: sql<Date>`${articles.trashedAt}`.mapWith(articles.trashedAt),
      trashedBy: users.name,
    })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(users, eq(users.id, articles.trashedBy))
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(articleRevisions, sql`${articleRevisions.id} = ${listedRevision}`)
    .where(and(sql`${articles.trashedAt} is not null`, withinReach(reachOf(person, "article.trash"))))
    .orderBy(sql`${articles.trashedAt} desc`, sql`${articles.id} desc`)
    .limit(200);
}
