import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, articles, channels, sources } from "#db/schema/index.ts";
import { card, isPublished, onLiveRevision, onSource } from "#lib/articles/cards.ts";
import { queryTokens } from "#lib/search/tokens.ts";

export const searchPageSize = 10;
const candidateLimit = 200;

/**
 * Articles that hold every token of the query, those with the words in their title first, then the newest.
 * Ranking looks at the newest 200 matches; `bounded` says that there were more.
 */
export async function searchArticles(query: string, page: number) {
  const tokens = queryTokens(query);
  if (tokens.length === 0) return { items: [], total: 0, bounded: false };
  const wanted = query.normalize("NFKC").trim().slice(0, 100);
  const inTitle = sql<boolean>`position(lower(${wanted}) in lower(${articleRevisions.title})) > 0`;
  const rows = await db()
    .select({
      ...card,
      channelName: channels.name,
      sourceName: sources.name,
      plainText: sql<string>`left(${articleRevisions.plainText}, 20000)`,
      inTitle,
    })
    .from(articles)
    .innerJoin(articleRevisions, onLiveRevision)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(sources, onSource)
    .where(and(isPublished, holdsAll(tokens)))
    .orderBy(desc(inTitle), desc(articles.publishedAt), desc(articles.id))
    .limit(candidateLimit + 1);
  const found = rows.slice(0, candidateLimit);
  return { items: found.slice((page - 1) * searchPageSize, page * searchPageSize), total: found.length, bounded: rows.length > candidateLimit };
}

/** One conjunction over the GIN index; quotes and backslashes cannot leave a token. */
function holdsAll(tokens: readonly string[]) {
  const conjunction = tokens.map((token) => `'${token.replaceAll(/['\\]/g, "")}'`).join(" & ");
  return sql`${articleRevisions.searchTokens} @@ ${conjunction}::tsquery`;
}
