import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { articleChannels, articles, articleZones, channels, topicArticles, topics, zones } from "#db/schema/index.ts";
import type { ArticleSnapshot } from "#lib/documents/tags.ts";

/** What readers can see of an article now, and in which lists. */
export async function snapshotArticle(tx: Transaction, id: number): Promise<ArticleSnapshot | null> {
  const [row] = await tx
    .select({ status: articles.status, channelSlug: channels.slug })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .where(eq(articles.id, id));
  if (!row) return null;
  const inChannels = await tx
    .select({ slug: channels.slug })
    .from(articleChannels)
    .innerJoin(channels, eq(channels.id, articleChannels.channelId))
    .where(and(eq(articleChannels.articleId, id), ne(channels.slug, row.channelSlug)));
  const inTopics = await tx
    .select({ slug: topics.slug })
    .from(topicArticles)
    .innerJoin(topics, eq(topics.id, topicArticles.topicId))
    .where(eq(topicArticles.articleId, id));
  const inZones = await tx
    .select({ code: zones.code })
    .from(articleZones)
    .innerJoin(zones, eq(zones.id, articleZones.zoneId))
    .where(eq(articleZones.articleId, id));
  return {
    id,
    published: row.status === "published",
    channelSlugs: [row.channelSlug, ...inChannels.map((channel) => channel.slug)],
    topicSlugs: inTopics.map((topic) => topic.slug),
    zoneCodes: inZones.map((zone) => zone.code),
  };
}
