import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { articleRevisions, articles, topicArticles, topics } from "#db/schema/index.ts";
import { card, isPublished, onLiveRevision } from "#lib/articles/cards.ts";

const columns = { id: topics.id, slug: topics.slug, title: topics.title, lead: topics.lead };

export const listTopics = cache(async () => db().select(columns).from(topics).orderBy(asc(topics.sort), asc(topics.id)).limit(20));

export const getTopic = cache(async (slug: string) => {
  const [row] = await db().select(columns).from(topics).where(eq(topics.slug, slug));
  return row ?? null;
});

export async function listTopicArticles(topicId: number, limit = 200) {
  return db()
    .select(card)
    .from(topicArticles)
    .innerJoin(articles, eq(articles.id, topicArticles.articleId))
    .innerJoin(articleRevisions, onLiveRevision)
    .where(and(eq(topicArticles.topicId, topicId), isPublished))
    .orderBy(asc(topicArticles.sort), desc(articles.publishedAt), desc(articles.id))
    .limit(limit);
}
