import "server-only";
import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, articleViews, channels, previewLinks, sources, zones } from "#db/schema/index.ts";
import { onSource, viewTotal } from "#lib/articles/cards.ts";
import { listedRevision } from "#lib/articles/list-conditions.ts";
import { listArticleParts, type PublishedArticle } from "#lib/articles/public.ts";
import { hashOf, markOf } from "#lib/auth/secret.ts";
import { excerpt } from "#lib/content/plain-text.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { findMentions } from "#lib/zones/mentions.ts";

/** By which the server's own request for a preview is told from anybody else's. */
export const previewMark = (id: number) => markOf("preview", String(id));

export function isPreviewMark(id: number, mark: string): boolean {
  const [given, wanted] = [Buffer.from(mark), Buffer.from(previewMark(id))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The article as it would be if it went out now: the words being worked on, under the time it has or will have. */
export async function getPreview(id: number): Promise<{ article: PublishedArticle; parts: Awaited<ReturnType<typeof listArticleParts>> } | null> {
  const [row] = await db()
    .select({
      id: articles.id,
      draft: articleDrafts,
      revision: articleRevisions,
      publishedAt: sql<Date>`coalesce(${articles.publishedAt}, ${articles.publishAt}, now())`.mapWith(articles.publishedAt),
      documentKind: articles.documentKind,
      region: articles.region,
      sourceName: sources.name,
      sourceUrl: sql<string | null>`coalesce(${articleRevisions.sourceUrl}, ${sources.url})`,
      correctedAt: sql<Date | null>`(select max(corrected_at) from corrections where article_id = ${articles.id})`.mapWith(articles.publishedAt),
      channelId: articles.channelId,
      channelSlug: channels.slug,
      channelName: channels.name,
      columnType: channels.columnType,
      views: viewTotal,
    })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(articleRevisions, sql`${articleRevisions.id} = ${listedRevision}`)
    .leftJoin(sources, onSource)
    .leftJoin(articleViews, eq(articleViews.articleId, articles.id))
    .where(and(eq(articles.id, id), isNull(articles.trashedAt)));
  const from = row?.draft ?? row?.revision;
  if (!row || !from) return null;
  const { draft, revision: _, ...rest } = row;
  const or = (text: string | null) => text?.trim() || null;
  const source = draft ? await sourceNamed(draft.sourceName.trim()) : null;
  const article: PublishedArticle = {
    ...rest,
    title: from.title.trim() || "（还没有标题）",
    summary: from.summary.trim() || excerpt(from.plainText),
    html: from.html,
    plainText: from.plainText,
    author: or(from.author),
    responsibleEditor: or(from.responsibleEditor),
    originalTitle: or(from.originalTitle),
    originalAuthor: or(from.originalAuthor),
    keywords: from.keywords,
    sourceNote: or(from.sourceNote),
    // A draft says by name where it comes from; readers see the name and address that the office gave the source.
    sourceName: draft ? (source?.name ?? or(draft.sourceName)) : row.sourceName,
    sourceUrl: draft ? (or(draft.sourceUrl) ?? source?.url ?? null) : row.sourceUrl,
  };
  return { article, parts: { ...(await listArticleParts(id)), zones: await zonesIn(`${article.title}\n${article.plainText}`) } };
}

/** The source of this name, or the one it was merged into. */
async function sourceNamed(name: string) {
  if (name === "") return null;
  const own = sql`(select coalesce(s.merged_into, s.id) from sources s where s.name = ${name})`;
  const [source] = await db().select({ name: sources.name, url: sources.url }).from(sources).where(eq(sources.id, own));
  return source ?? null;
}

/** The zones that publishing would tie to the article. */
async function zonesIn(text: string) {
  const all = await db().select().from(zones);
  return findMentions(text, all)
    .slice(0, 3)
    .flatMap(({ zoneId }) => all.find((zone) => zone.id === zoneId) ?? []);
}

/** Whether a person may see the preview of an article; null when there is no such article for them. */
export async function mayPreview(person: Person, id: number): Promise<boolean> {
  const [row] = await db()
    .select({ channelId: articles.channelId })
    .from(articles)
    .where(and(eq(articles.id, id), isNull(articles.trashedAt)));
  return row !== undefined && may(person, "article.preview", row.channelId);
}

/** The article behind a shared link: its id, "over" once the link has ended or the article is gone, null if there never was such a link. */
export async function articleOfLink(token: string): Promise<number | "over" | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await db()
    .select({
      id: previewLinks.articleId,
      open: sql<boolean>`${previewLinks.revokedAt} is null and ${previewLinks.expiresAt} > now() and ${articles.trashedAt} is null`,
    })
    .from(previewLinks)
    .innerJoin(articles, eq(articles.id, previewLinks.articleId))
    .where(eq(previewLinks.hash, hashOf(token)));
  if (!row) return null;
  return row.open ? row.id : "over";
}
