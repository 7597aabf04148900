import "server-only";
import { and, eq, getTableColumns, ne } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { db, type Transaction } from "#db/client.ts";
import { articleChannels, articles } from "#db/schema/index.ts";

const columns = getTableColumns(articles);

/**
 * Articles where readers find them: each once in its main channel and once in each further one, under `channelId`.
 * It bears the name of the table, so that every condition on articles holds for it, too. Of the two halves the database
 * merges the newest by the index of each, so that a long channel is never sorted.
 */
export function placedArticles() {
  const main = db().select(columns).from(articles);
  const further = db()
    .select({ ...columns, channelId: articleChannels.channelId })
    .from(articleChannels)
    .innerJoin(articles, eq(articles.id, articleChannels.articleId))
    .where(ne(articleChannels.channelId, articles.channelId));
  return unionAll(main, further).as("articles");
}

/** The further channels of an article, without its main one. */
export async function furtherChannels(tx: Pick<Transaction, "select">, id: number): Promise<number[]> {
  const rows = await tx
    .select({ channelId: articleChannels.channelId })
    .from(articleChannels)
    .innerJoin(articles, eq(articles.id, articleChannels.articleId))
    .where(and(eq(articleChannels.articleId, id), ne(articleChannels.channelId, articles.channelId)));
  return rows.map((row) => row.channelId).toSorted((a, b) => a - b);
}
