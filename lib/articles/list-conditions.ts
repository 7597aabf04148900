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

/** Rows of the list: not in the trash, within the person's channels, in the tab, and what else is asked for. */
export function listedArticles(person: Person, filter: ArticleFilter, words: "sought" | "left out" = "sought"): SQL | undefined {
  const conditions = [isNull(articles.trashedAt), withinReach(reachOf(person, "article.read")), inTab(filter.tab, person)];
  if (filter.channel) conditions.push(eq(articles.channelId, filter.channel));
  if (filter.status) conditions.push(eq(articles.status, filter.status));
  if (filter.from) conditions.push(sql`${articles.updatedAt} >= ${`${filter.from}T00:00:00+08:00`}::timestamptz`);
  if (filter.to) conditions.push(sql`${articles.updatedAt} < ${`${filter.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`);
  if (filter.picture)
    conditions.push(
      sql`exists (select 1 from media_uses u join media m on m.id = u.media_id where u.noun = 'article' and u.noun_id = ${articles.id} and m.kind = 'image')`,
    );
  if (filter.editor) conditions.push(editedBy(filter.editor));
  if (filter.source) conditions.push(fromSource(filter.source));
  if (filter.q && words === "sought") conditions.push(holding(filter.q));
  return and(...conditions);
}

const asListed = sql`r.id = coalesce(a.working_revision_id, a.live_revision_id) and not exists (select 1 from article_drafts d where d.article_id = r.article_id)`;
/** Articles whose words fulfil a condition: those of the draft, or of the revision while there is no draft. */
const whose = (draft: SQL, revision: SQL): SQL => sql`${articles.id} in (
  select article_id from article_drafts where ${draft}
  union all
  select r.article_id from article_revisions r join articles a on a.id = r.article_id where ${revision} and ${asListed})`;

function editedBy(name: string): SQL {
  return whose(sql`responsible_editor = ${name}`, sql`r.responsible_editor = ${name}`);
}

function fromSource(name: string): SQL {
  return whose(sql`source_name = ${name}`, sql`r.source_id = (select id from sources where name = ${name})`);
}

/** Every token of the query, or the number of the article itself. */
function holding(words: string): SQL {
  const query = queryOf(words);
  if (!query) return sql`false`;
  const found = whose(sql`search_tokens @@ ${query}`, sql`r.search_tokens @@ ${query}`);
  const id = parseId(words);
  return id ? sql`(${articles.id} = ${id} or ${found})` : found;
}

/** The same asked of one article after the other, which ends early where words are common. */
export function holdsCommon(filter: ArticleFilter): SQL {
  return sql`coalesce((select d.search_tokens from article_drafts d where d.article_id = ${articles.id}),
    (select r.search_tokens from article_revisions r where r.id = ${listedRevision})) @@ ${queryOf(filter.q ?? "") ?? sql`''::tsquery`}`;
}

function queryOf(words: string): SQL | null {
  const tokens = queryTokens(words);
  return tokens.length > 0 ? sql`${tokens.map((token) => `'${token.replaceAll(/['\\]/g, "")}'`).join(" & ")}::tsquery` : null;
}

const commonFrom = 8_000;

/** Whether so many articles hold the words that fetching them all would take longer than walking the list. */
export async function areCommon(filter: ArticleFilter): Promise<boolean> {
  const query = filter.q && filter.sort !== "views" ? queryOf(filter.q) : null;
  if (!query) return false;
  const [row] = await db().execute<{ n: number }>(sql`select count(*)::int as n from (
    select 1 from article_revisions where search_tokens @@ ${query} limit ${commonFrom}) as held`);
  return (row?.n ?? 0) >= commonFrom;
}

const views = sql`(${articles.baseViews} + coalesce(${articleViews.views}, 0))`;
const stamp = (column: SQL) => sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
type Order = { by: SQL; ascending?: true; key: SQL<string>; cast: SQL };
const instant = sql`timestamptz`;

/** What the list is ordered by, and how that is written into an address without losing a digit. */
export const orders: Record<ArticleSort, Order> = {
  updated: { by: sql`${articles.updatedAt}`, key: stamp(sql`${articles.updatedAt}`), cast: instant },
  created: { by: sql`${articles.createdAt}`, key: stamp(sql`${articles.createdAt}`), cast: instant },
  published: {
    by: sql`coalesce(${articles.publishedAt}, to_timestamp(0))`,
    key: stamp(sql`coalesce(${articles.publishedAt}, to_timestamp(0))`),
    cast: instant,
  },
  planned: {
    by: sql`coalesce(${articles.publishAt}, '9999-01-01'::timestamptz)`,
    ascending: true,
    key: stamp(sql`coalesce(${articles.publishAt}, '9999-01-01'::timestamptz)`),
    cast: instant,
  },
  views: { by: views, key: sql<string>`${views}::text`, cast: sql`bigint` },
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
