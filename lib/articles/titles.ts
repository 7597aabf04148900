import "server-only";
import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles } from "#db/schema/index.ts";
import { picked } from "#lib/articles/dashboard.ts";
import { listedArticles, listedRevision, withinReach } from "#lib/articles/list-conditions.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { reachOf } from "#lib/people/rights.ts";
import { parseId } from "#lib/routes.ts";

/** How many of the newest articles are found by the sound of their title. */
const newest = 1_000;
const most = 12;
const title = sql<string>`coalesce(${articleDrafts.title}, ${articleRevisions.title}, '')`;

function select(person: Person, where: SQL | undefined, limit: number) {
  demand(person, "article.read");
  return db()
    .select({ id: articles.id, title, status: articles.status })
    .from(articles)
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(articleRevisions, sql`${articleRevisions.id} = ${listedRevision}`)
    .where(and(isNull(articles.trashedAt), withinReach(reachOf(person, "article.read")), where))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(limit);
}

export async function listNewestTitles(person: Person) {
  return select(person, undefined, newest);
}

/** Articles of any age that hold these words, or have this number; found as the list of articles finds them. */
export async function searchTitles(person: Person, words: string) {
  demand(person, "article.read");
  const listed = await listedArticles(person, { tab: "all", sort: "updated", q: words });
  const found = await db().execute<{ id: number }>(picked(listed, "updated", most));
  const ids = found.map(({ id }) => id);
  const number = parseId(words);
  if (number && !ids.includes(number)) ids.push(number);
  return ids.length > 0 ? select(person, inArray(articles.id, ids), ids.length) : [];
}
