import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { articles, articleZones, channels, topicArticles, topics, zones } from "#db/schema/index.ts";
import type { ArticleSnapshot } from "#lib/documents/tags.ts";

/** What readers can see of an article now, and in which lists. */
export async function snapshotArticle(tx: Transaction, id: number): Promise<ArticleSnapshot | null> {
  const [row] = await tx
    .select({ status: articles.status, channelSlug: channels.slug })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .where(eq(articles.id, id));
  if (!row) return null;
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
    channelSlug: row.channelSlug,
    topicSlugs: inTopics.map((topic) => topic.slug),
    zoneCodes: inZones.map((zone) => zone.code),
  };
}
