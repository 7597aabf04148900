import "server-only";
import { and, asc, count, eq, max } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { articles, channels } from "#db/schema/index.ts";
import { placedArticles } from "#lib/articles/placed.ts";
import { flatTree } from "#lib/navigation/tree.ts";

const columns = {
  id: channels.id,
  slug: channels.slug,
  name: channels.name,
  description: channels.description,
  columnType: channels.columnType,
  parentId: channels.parentId,
};

/** Channels in the order of the office's tree, with how many published articles each holds and the newest time; without hidden ones and what stands below them. */
export const listChannels = cache(async () => {
  const rows = await db()
    .select({ ...columns, items: count(articles.id), newest: max(articles.publishedAt) })
    .from(channels)
    .leftJoin(placedArticles(), and(eq(articles.channelId, channels.id), eq(articles.status, "published")))
    .where(eq(channels.hidden, false))
    .groupBy(channels.id)
    .orderBy(asc(channels.sort), asc(channels.id));
  const shown = new Set(rows.map((row) => row.id));
  return flatTree(rows.filter((row) => row.parentId === null || shown.has(row.parentId)));
});
export type Channel = Awaited<ReturnType<typeof listChannels>>[number];

export const getChannel = cache(async (slug: string) => {
  const [row] = await db().select(columns).from(channels).where(eq(channels.slug, slug));
  return row ?? null;
});
