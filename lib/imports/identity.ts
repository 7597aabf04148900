import "server-only";
import { createHash } from "node:crypto";
import { and, eq, gte, inArray, lt, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, articles, channels, redirects, sources } from "#db/schema/index.ts";
import { plainText } from "#lib/content/plain-text.ts";
import { likeness } from "./likeness.ts";
import type { Reading } from "./reading.ts";

const day = 86_400_000;

export type Known = {
  id: number;
  importKey: string | null;
  status: string;
  channelSlug: string;
  documentKind: string | null;
  region: string | null;
  source: string | null;
  sourceUrl: string | null;
  author: string | null;
  editor: string | null;
  summary: string;
  keywords: string[];
  sourceNote: string | null;
  text: string;
};
/** Under which key an article is kept, which one it is if we have it, and others that look like it. */
export type Identity = { importKey: string; existing: Known | null; lookalikes: Known[] };

/** Address without protocol and fragment: the same page saved over http and https is one page. */
export function addressKey(address: string): string {
  const url = new URL(address);
  return `page:${url.hostname.replace(/^www\./, "")}${url.pathname}${url.search}`;
}

function wordsKey(reading: Reading, at: Date): string {
  const words = [reading.title.replace(/\s/g, ""), reading.source ?? "", at.toISOString()].join("\n");
  return `words:${createHash("sha256").update(words).digest("hex").slice(0, 32)}`;
}

/**
 * Finds the article a page belongs to: by its key, else by title and day with much the same words,
 * so that a page saved twice under two names or addresses stays one article.
 */
export async function identify(reading: Reading, at: Date): Promise<Identity> {
  const byAddress = reading.address ? addressKey(reading.address) : null;
  const byWords = wordsKey(reading, at);
  const importKey = byAddress ?? byWords;
  const rows = await db()
    .select({
      id: articles.id,
      importKey: articles.importKey,
      status: articles.status,
      channelSlug: channels.slug,
      documentKind: articles.documentKind,
      region: articles.region,
      source: sources.name,
      sourceUrl: articleRevisions.sourceUrl,
      author: articleRevisions.author,
      editor: articleRevisions.responsibleEditor,
      summary: articleRevisions.summary,
      keywords: articleRevisions.keywords,
      sourceNote: articleRevisions.sourceNote,
      text: articleRevisions.plainText,
      title: articleRevisions.title,
    })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.liveRevisionId))
    .leftJoin(sources, eq(sources.id, articleRevisions.sourceId))
    .where(
      or(
        inArray(articles.importKey, [importKey, byWords]),
        and(
          eq(articleRevisions.title, reading.title),
          gte(articles.publishedAt, new Date(at.getTime() - day)),
          lt(articles.publishedAt, new Date(at.getTime() + day)),
        ),
      ),
    );
  const exact = rows.find((row) => row.importKey === importKey) ?? rows.find((row) => row.importKey === byWords);
  if (exact) return { importKey: exact.importKey ?? importKey, existing: exact, lookalikes: [] };
  const text = plainText(reading.html);
  const same = rows.find((row) => likeness(row.text, text) >= (differs(row.sourceUrl, reading.address) ? 0.95 : 0.6));
  if (same) return { importKey: same.importKey ?? importKey, existing: same, lookalikes: [] };
  return { importKey, existing: null, lookalikes: rows };
}

function differs(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && URL.canParse(a) && addressKey(a) !== addressKey(b);
}

/** The article that an old address already leads to, when it is another one. */
export async function redirectOwner(path: string, id: number | null): Promise<number | null> {
  const [row] = await db().select({ articleId: redirects.articleId }).from(redirects).where(eq(redirects.path, path));
  return row?.articleId != null && row.articleId !== id ? row.articleId : null;
}

export async function readChannelNames(): Promise<{ slug: string; name: string }[]> {
  return db().select({ slug: channels.slug, name: channels.name }).from(channels).orderBy(channels.sort);
}
