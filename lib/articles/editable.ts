import "server-only";
import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleChannels, articleDrafts, articles, channels, sources } from "#db/schema/index.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";

/** What the editor's screen shows of an article besides its words. */
export type EditableArticle = {
  id: number;
  status: typeof articles.$inferSelect.status;
  channelId: number;
  channelName: string;
  /** Channels in which it is listed besides its main one. */
  further: { id: number; name: string }[];
  publishedAt: Date | null;
  publishAt: Date | null;
  takeDownAt: Date | null;
  withdrawnReason: string | null;
  hasDraft: boolean;
  trashed: boolean;
};

/** The article if the person may see it; what may not be seen does not exist. */
export async function getEditable(person: Person, id: number): Promise<EditableArticle | null> {
  const [row] = await db()
    .select({
      id: articles.id,
      status: articles.status,
      channelId: articles.channelId,
      channelName: channels.name,
      publishedAt: articles.publishedAt,
      publishAt: articles.publishAt,
      takeDownAt: articles.takeDownAt,
      withdrawnReason: articles.withdrawnReason,
      hasDraft: sql<boolean>`exists (select 1 from ${articleDrafts} where ${articleDrafts.articleId} = ${articles.id})`,
      trashedAt: articles.trashedAt,
    })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .where(eq(articles.id, id));
  if (!row || !may(person, "article.read", row.channelId)) return null;
  const { trashedAt, ...shown } = row;
  const further = await db()
    .select({ id: channels.id, name: channels.name })
    .from(articleChannels)
    .innerJoin(channels, eq(channels.id, articleChannels.channelId))
    .where(and(eq(articleChannels.articleId, id), ne(articleChannels.channelId, row.channelId)))
    .orderBy(asc(channels.sort), asc(channels.id));
  return { ...shown, further, trashed: trashedAt !== null };
}

const mostSources = 500;

/** Names that the source field offers, those of the office's list first. */
export async function listSourceChoices(person: Person): Promise<{ name: string; listed: boolean }[]> {
  demand(person, "article.read");
  return db()
    .select({ name: sources.name, listed: sources.listed })
    .from(sources)
    .where(isNull(sources.mergedInto))
    .orderBy(desc(sources.listed), asc(sources.name))
    .limit(mostSources);
}

/** Channels into which the person may put an article. */
export async function listChannelChoices(person: Person): Promise<{ id: number; name: string }[]> {
  const rows = await db().select({ id: channels.id, name: channels.name }).from(channels).orderBy(asc(channels.sort), asc(channels.id));
  return rows.filter(({ id }) => may(person, "article.write", id));
}
