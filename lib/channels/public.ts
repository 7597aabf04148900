import "server-only";
import { and, asc, count, eq, max } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { articles, channels } from "#db/schema/index.ts";

const columns = {
  id: channels.id,
  slug: channels.slug,
  name: channels.name,
  description: channels.description,
  columnType: channels.columnType,
};

/** Channels in the office's order, with how many published articles each holds and the newest time. */
export const listChannels = cache(async () =>
  db()
    .select({ ...columns, items: count(articles.id), newest: max(articles.publishedAt) })
    .from(channels)
    .leftJoin(articles, and(eq(articles.channelId, channels.id), eq(articles.status, "published")))
    .groupBy(channels.id)
    .orderBy(asc(channels.sort), asc(channels.id)),
);
export type Channel = Awaited<ReturnType<typeof listChannels>>[number];

export const getChannel = cache(async (slug: string) => {
  const [row] = await db().select(columns).from(channels).where(eq(channels.slug, slug));
  return row ?? null;
});
