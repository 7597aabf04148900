import "server-only";
import { and, asc, eq, gt, lt, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articlePresence, articles, users } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import type { Presence } from "#lib/writing/presence.ts";

export type Beat = { tabId: string; typed: boolean; leaving: boolean };

/** Says that a browser tab has the article open, and hears who else has and which version is the newest. */
export async function notePresence(person: Person, articleId: number, { tabId, typed, leaving }: Beat): Promise<Presence> {
  demand(person, "article.read");
  const [row] = await db()
    .select({ channelId: articles.channelId, version: articleDrafts.version, savedBy: users.name })
    .from(articles)
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(users, eq(users.id, articleDrafts.savedBy))
    .where(eq(articles.id, articleId));
  if (!row || !may(person, "article.read", row.channelId)) throw new DomainError("not-found", { noun: "article", articleId });
  const here = eq(articlePresence.articleId, articleId);
  await db()
    .delete(articlePresence)
    .where(and(here, lt(articlePresence.seenAt, sql`now() - interval '1 hour'`)));
  const mine = and(here, eq(articlePresence.tabId, tabId), eq(articlePresence.userId, person.userId));
  if (leaving) await db().delete(articlePresence).where(mine);
  else {
    const typedAt = typed ? sql`now()` : null;
    await db()
      .insert(articlePresence)
      .values({ articleId, tabId, userId: person.userId, sessionId: person.sessionId, typedAt })
      .onConflictDoUpdate({
        target: [articlePresence.articleId, articlePresence.tabId],
        set: { seenAt: sql`now()`, ...(typed ? { typedAt: sql`now()` } : {}) },
        setWhere: eq(articlePresence.userId, person.userId),
      });
  }
  const others = await db()
    .select({
      userId: users.id,
      name: users.name,
      writing: sql<boolean>`coalesce(bool_or(${articlePresence.typedAt} > now() - interval '1 minute'), false)`,
    })
    .from(articlePresence)
    .innerJoin(users, eq(users.id, articlePresence.userId))
    .where(and(here, ne(articlePresence.tabId, tabId), gt(articlePresence.seenAt, sql`now() - interval '30 seconds'`)))
    .groupBy(users.id)
    .orderBy(asc(users.name));
  return {
    version: row.version ?? 0,
    savedBy: row.savedBy,
    others: others.map(({ userId, name, writing }) => ({ name, writing, me: userId === person.userId })),
  };
}
