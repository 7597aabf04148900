import "server-only";
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, articleViews } from "#db/schema/index.ts";
import type { ArticleFilter, ArticleSort, ArticleTab } from "#lib/articles/list-filter.ts";
import type { Person } from "#lib/people/person.ts";
import { type Reach, reachOf } from "#lib/people/rights.ts";
import { parseId } from "#lib/routes.ts";
import { queryTokens } from "#lib/search/tokens.ts";

/** The revision that an article without a draft is listed by. */
export const listedRevision = sql`coalesce(${articles.workingRevisionId}, ${articles.liveRevisionId})`;

export function withinReach(reach: Reach): SQL | undefined {
  if (reach.kind === "none") return sql`false`;
  if (reach.kind === "all") return undefined;
  return reach.channelIds.length > 0 ? inArray(articles.channelId, [...reach.channelIds]) : sql`false`;
}

/** In the channel as its main or as a further one. */
function standsIn(channelId: number): SQL {
  return sql`(${articles.channelId} = ${channelId} or ${articles.id} in (select article_id from article_channels where channel_id = ${channelId}))`;
}

/** 我负责的: begun by the person, or with the person's name as 责任编辑. */
export function isMine(person: Person): SQL {
  return sql`(${articles.createdBy} = ${person.userId} or ${articles.id} in (select article_id from article_drafts where responsible_editor = ${person.name}))`;
}

export function inTab(tab: ArticleTab, person: Person): SQL | undefined {
  switch (tab) {
    case "open":
      return inArray(articles.status, ["draft", "inReview", "returned", "approved"]);
    case "mine":
      return and(isMine(person), inArray(articles.status, ["draft", "inReview", "returned", "approved"]));
    case "waiting":
      return and(eq(articles.status, "approved"), isNull(articles.publishAt));
    case "scheduled":
      return isNotNull(articles.publishAt);
    case "published":
    case "withdrawn":
      return eq(articles.status, tab);
    case "all":
      return undefined;
  }
}

/**
 * Rows of the list as two conditions: `where` is what indexes find; `holds` is asked of one article after the other.
 * What is in very many articles (a word, a source, an editor) is only asked so, while the list is walked in its order.
 */
export type Listed = { where: SQL | undefined; holds: SQL | undefined };

/** Not in the trash, within the person's channels, in the tab, and what else is asked for. */
export async function listedArticles(person: Person, filter: ArticleFilter): Promise<Listed> {
  const conditions = [isNull(articles.trashedAt), withinReach(reachOf(person, "article.read")), inTab(filter.tab, person)];
  if (filter.channel) conditions.push(standsIn(filter.channel));
  if (filter.status) conditions.push(eq(articles.status, filter.status));
  if (filter.from) conditions.push(sql`${articles.updatedAt} >= ${`${filter.from}T00:00:00+08:00`}::timestamptz`);
  if (filter.to) conditions.push(sql`${articles.updatedAt} < ${`${filter.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`);
  if (filter.picture)
    conditions.push(
      sql`exists (select 1 from media_uses u join media m on m.id = u.media_id where u.noun = 'article' and u.noun_id = ${articles.id} and m.kind = 'image')`,
    );
  const words = wordsOf(filter);
  const common = await areCommon(words);
  return {
    where: and(...conditions, ...words.filter((_, at) => !common[at]).map(sought)),
    holds: held(words),
  };
}

/** A condition on the words of an article: those of its draft, or of its revision while there is no draft. */
type Words = { draft: SQL; revision: SQL; id?: number };

function wordsOf({ editor, source, q }: ArticleFilter): Words[] {
  const words: Words[] = [];
  if (editor) words.push({ draft: sql`d.responsible_editor = ${editor}`, revision: sql`r.responsible_editor = ${editor}` });
  if (source)
    words.push({
      draft: sql`d.source_name = ${source}`,
      revision: sql`r.source_id = (select id from sources where name = ${source})`,
    });
  if (q) {
    const query = queryOf(q) ?? sql`''::tsquery`;
    words.push({ draft: sql`d.search_tokens @@ ${query}`, revision: sql`r.search_tokens @@ ${query}`, id: parseId(q) ?? undefined });
  }
  return words;
}

/** Every article that may hold them, whatever its older revisions held: joined to what is listed, the planner guesses one row. */
const sought = ({ draft, revision, id }: Words): SQL => sql`${articles.id} in (
  select d.article_id from article_drafts d where ${draft}
  union all
  select r.article_id from article_revisions r where ${revision}
  union all
  select ${id ?? null}::int)`;

/** All of them asked of one article at once; its own number answers for its words. */
function held(words: Words[]): SQL | undefined {
  if (words.length === 0) return undefined;
  const orNumber = (condition: SQL, number?: number) => (number ? sql`(${articles.id} = ${number} or ${condition})` : condition);
  return sql`coalesce(
    (select ${and(...words.map(({ draft, id }) => orNumber(draft, id)))} from article_drafts d where d.article_id = ${articles.id}),
    (select ${and(...words.map(({ revision, id }) => orNumber(revision, id)))} from article_revisions r where r.id = ${listedRevision}))`;
}

/** Every token of the query. */
function queryOf(words: string): SQL | null {
  const tokens = queryTokens(words);
  return tokens.length > 0 ? sql`${tokens.map((token) => `'${token.replaceAll(/['\\]/g, "")}'`).join(" & ")}::tsquery` : null;
}

const commonFrom = 8_000;

/** Which of them so many articles hold that fetching these all would take longer than walking the list. */
async function areCommon(words: Words[]): Promise<boolean[]> {
  if (words.length === 0) return [];
  const counts = words.map(
    ({ revision }) => sql`(select count(*) from (select 1 from article_revisions r where ${revision} limit ${commonFrom}) as held) >= ${commonFrom}`,
  );
  const [row] = await db().execute<{ common: boolean[] }>(sql`select json_build_array(${sql.join(counts, sql`, `)}) as common`);
  return row?.common ?? [];
}

const views = sql`(${articles.baseViews} + coalesce(${articleViews.views}, 0))`;
const stamp = (place: SQL) => sql<string>`to_char(${place} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const digits = (place: SQL) => sql<string>`${place}::text`;
type Order = { by: SQL; ascending?: true; keyOf: (place: SQL) => SQL<string>; cast: SQL };
const inTime = { keyOf: stamp, cast: sql`timestamptz` };

/** What the list is ordered by, and how that is written into an address without losing a digit. */
export const orders: Record<ArticleSort, Order> = {
  updated: { by: sql`${articles.updatedAt}`, ...inTime },
  created: { by: sql`${articles.createdAt}`, ...inTime },
  published: { by: sql`coalesce(${articles.publishedAt}, to_timestamp(0))`, ...inTime },
  planned: { by: sql`coalesce(${articles.publishAt}, '9999-01-01'::timestamptz)`, ascending: true, ...inTime },
  views: { by: views, keyOf: digits, cast: sql`bigint` },
};

export type Cursor = { key: string; id: number };

/** Where a list goes on, as it stands in an address; null if it does not fit the order. */
export function cursorOf(text: unknown, sort: ArticleSort): Cursor | null {
  const [, key = "", id = ""] = (typeof text === "string" ? /^([^~]{1,40})~(\d{1,10})$/.exec(text) : null) ?? [];
  const fits = sort === "views" ? /^\d{1,15}$/.test(key) : !Number.isNaN(Date.parse(key)) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(key);
  return fits && parseId(id) ? { key, id: Number(id) } : null;
}

export function behind(cursor: Cursor, sort: ArticleSort): SQL {
  const { by, ascending, cast } = orders[sort];
  const here = sql`(${cursor.key}::${cast}, ${cursor.id}::int)`;
  return ascending ? sql`(${by}, ${articles.id}) > ${here}` : sql`(${by}, ${articles.id}) < ${here}`;
}

/** The indexes are made with nulls last, which "desc" alone does not ask for. */
export function inOrder(sort: ArticleSort): SQL {
  const { by, ascending } = orders[sort];
  return ascending ? sql`${by}, ${articles.id}` : sql`${by} desc nulls last, ${articles.id} desc nulls last`;
}
