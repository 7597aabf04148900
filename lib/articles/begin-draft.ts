import "server-only";
import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, sources } from "#db/schema/index.ts";
import { wordsOfRevision } from "#lib/articles/revision-words.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { tokenize } from "#lib/search/tokens.ts";

/**
 * An article that came in as HTML gets its draft when somebody first opens it: the words of its live revision, changed in nothing.
 * One row, no version of anything; of two who open it at once the first makes it.
 */
export async function beginDraft(person: Person, articleId: number, on: Pick<Transaction, "select" | "insert"> = db()): Promise<void> {
  demand(person, "article.read");
  const [row] = await on
    .select({ channelId: articles.channelId, revision: articleRevisions, source: sources.name })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, sql`coalesce(${articles.workingRevisionId}, ${articles.liveRevisionId})`))
    .leftJoin(sources, eq(sources.id, articleRevisions.sourceId))
    .where(eq(articles.id, articleId));
  if (!row || !may(person, "article.read", row.channelId)) return;
  const { revision } = row;
  const tokens = tokenize(`${revision.title}\n${revision.summary}\n${revision.plainText}`);
  await on
    .insert(articleDrafts)
    .values({
      articleId,
      ...wordsOfRevision(revision, row.source),
      html: revision.html,
      plainText: revision.plainText,
      searchTokens: sql`array_to_tsvector(${sql.param(tokens)}::text[])`,
      equalsRevisionId: revision.id,
      savedAt: revision.createdAt,
    })
    .onConflictDoNothing();
}
