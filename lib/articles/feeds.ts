import "server-only";
import { and, eq } from "drizzle-orm";
import { Feed } from "feed";
import { db } from "#db/client.ts";
import { articleRevisions, articles, channels, sources } from "#db/schema/index.ts";
import { card, isPublished, newestFirst, onLiveRevision, onSource } from "#lib/articles/cards.ts";
import { placedArticles } from "#lib/articles/placed.ts";
import { routes } from "#lib/routes.ts";

type Head = { title: string; description?: string; siteUrl: string; path: string; feedPath: string };

/** The newest thirty articles, of one channel or of all, as an RSS document. */
export async function rssFeed(head: Head, channelId?: number): Promise<string> {
  const rows = await db()
    .select({ ...card, sourceName: sources.name, channelName: channels.name })
    .from(channelId ? placedArticles() : articles)
    .innerJoin(articleRevisions, onLiveRevision)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(sources, onSource)
    .where(channelId ? and(isPublished, eq(articles.channelId, channelId)) : isPublished)
    .orderBy(...newestFirst)
    .limit(30);
  const feed = new Feed({
    id: head.siteUrl + head.path,
    link: head.siteUrl + head.path,
    title: head.title,
    description: head.description ?? head.title,
    language: "zh-CN",
    copyright: head.title,
    updated: rows[0]?.publishedAt ?? new Date(0),
    feedLinks: { rss: head.siteUrl + head.feedPath },
  });
  for (const row of rows) {
    const link = head.siteUrl + routes.article(row.id);
    feed.addItem({ id: link, link, title: row.title, description: row.summary, date: row.publishedAt, category: [{ name: row.channelName }] });
  }
  return feed.rss2();
}
