import "server-only";
import { and, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articles } from "#db/schema/index.ts";
import { described, type ListedArticle } from "#lib/articles/dashboard.ts";
import { isMine, withinReach } from "#lib/articles/list-conditions.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may, reachOf } from "#lib/people/rights.ts";

const turnLimit = 12;
const countLimit = 100;
const readable = (person: Person) => and(isNull(articles.trashedAt), withinReach(reachOf(person, "article.read")));

/** The same as isTurnOf, asked of the database. */
function isTurn(person: Person): SQL | undefined {
  const own = and(isMine(person), inArray(articles.status, ["draft", "returned"]), withinReach(reachOf(person, "article.write")));
  const late = sql`${articles.publishAt} < now() - interval '1 minute'`;
  const given = may(person, "article.publish") ? and(sql`${articles.status} = 'approved'`, or(isNull(articles.publishAt), late)) : undefined;
  return and(readable(person), or(own, given));
}

const picked = (where: SQL | undefined, order: SQL, limit: number) => sql`select id, ''::text, row_number() over () from (
  select ${articles.id} from ${articles} left join ${articleDrafts} on ${articleDrafts.articleId} = ${articles.id}
  where ${where ?? sql`true`} order by ${order} limit ${limit}) as found`;

/** 轮到我的: what failed to go out on top, then what others handed over, the longest waiting first, then the person's own. */
export async function listTurn(person: Person): Promise<{ items: ListedArticle[]; total: number }> {
  demand(person, "article.read");
  const where = isTurn(person);
  const order = sql`${articles.publishAt} asc nulls last,
    case ${articles.status} when 'approved' then 0 when 'returned' then 1 else 2 end,
    case when ${articles.status} = 'approved' then ${articles.updatedAt} end asc, ${articles.updatedAt} desc, ${articles.id} desc`;
  const [items, [counted]] = await Promise.all([
    described(picked(where, order, turnLimit)),
    db().execute<{ n: number }>(sql`select count(*)::int as n from (select 1 from ${articles} where ${where} limit ${countLimit}) as bounded`),
  ]);
  return { items, total: counted?.n ?? 0 };
}

/** What goes out today and what went out today, by the clock of Beijing. */
export async function listToday(person: Person): Promise<ListedArticle[]> {
  demand(person, "article.read");
  const begins = sql`(date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')`;
  const today = (column: SQL) => sql`${column} >= ${begins} and ${column} < ${begins} + interval '1 day'`;
  const planned = today(sql`${articles.publishAt}`);
  const out = and(sql`${articles.status} = 'published'`, today(sql`${articles.publishedAt}`));
  const order = sql`coalesce(${articles.publishAt}, ${articles.publishedAt}) asc, ${articles.id}`;
  const [went, waits] = await Promise.all([
    // The last that went out; all that is still to come.
    described(picked(and(readable(person), out), sql`${articles.publishedAt} desc, ${articles.id} desc`, 5)),
    described(picked(and(readable(person), planned), order, 20)),
  ]);
  return [...went.reverse(), ...waits];
}

/** What the person wrote in last. */
export async function listRecent(person: Person): Promise<ListedArticle[]> {
  demand(person, "article.read");
  const where = and(readable(person), sql`${articleDrafts.savedBy} = ${person.userId}`);
  return described(picked(where, sql`${articleDrafts.savedAt} desc`, 6));
}
