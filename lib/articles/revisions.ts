import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, articles, sources, users } from "#db/schema/index.ts";
import type { RevisionReason } from "#db/vocabulary.ts";
import { wordsOfRevision } from "#lib/articles/revision-words.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import type { DraftWords } from "#lib/writing/words.ts";

export type RevisionLine = {
  number: number;
  title: string;
  reason: RevisionReason;
  by: string | null;
  at: Date;
  characters: number;
  isLive: boolean;
  /** The draft holds these very words. */
  isDraft: boolean;
};

const most = 200;
const seen = async (person: Person, articleId: number) => {
  const [row] = await db().select({ channelId: articles.channelId }).from(articles).where(eq(articles.id, articleId));
  return row !== undefined && may(person, "article.read", row.channelId);
};

/** Versions that were kept, newest first. */
export async function listRevisions(person: Person, articleId: number): Promise<RevisionLine[]> {
  if (!(await seen(person, articleId))) return [];
  return db()
    .select({
      number: articleRevisions.number,
      title: articleRevisions.title,
      reason: articleRevisions.reason,
      by: users.name,
      at: articleRevisions.createdAt,
      characters: sql<number>`length(regexp_replace(${articleRevisions.plainText}, '\\s', '', 'g'))`,
      isLive: sql<boolean>`exists (select 1 from articles where live_revision_id = ${articleRevisions.id} and status = 'published')`,
      isDraft: sql<boolean>`exists (select 1 from article_drafts where equals_revision_id = ${articleRevisions.id})`,
    })
    .from(articleRevisions)
    .leftJoin(users, eq(users.id, articleRevisions.createdBy))
    .where(eq(articleRevisions.articleId, articleId))
    .orderBy(desc(articleRevisions.number))
    .limit(most);
}

/** One version as it is compared, and its page's HTML. */
export async function getRevisionWords(person: Person, articleId: number, number: number): Promise<{ words: DraftWords; html: string } | null> {
  if (!(await seen(person, articleId))) return null;
  const [row] = await db()
    .select({ revision: articleRevisions, sourceName: sources.name })
    .from(articleRevisions)
    .leftJoin(sources, eq(sources.id, articleRevisions.sourceId))
    .where(and(eq(articleRevisions.articleId, articleId), eq(articleRevisions.number, number)));
  if (!row) return null;
  return { html: row.revision.html, words: wordsOfRevision(row.revision, row.sourceName) };
}
