import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleDrafts, articleRevisions, articles, channels, reviewDecisions, users } from "#db/schema/index.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import type { Decision } from "#lib/review/decision.ts";
import { factsOf } from "#lib/review/facts.ts";
import { listStepHands } from "#lib/review/hands.ts";

/** What the screen of a review shows; null: what may not be seen does not exist. */
export async function getReview(person: Person, id: number) {
  const [found] = await db()
    .select({
      row: articles,
      channelName: channels.name,
      version: articleDrafts.version,
      handlerName: users.name,
      liveNumber: articleRevisions.number,
    })
    .from(articles)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(users, eq(users.id, articles.handlerId))
    .leftJoin(articleRevisions, eq(articleRevisions.id, articles.liveRevisionId))
    .where(eq(articles.id, id));
  if (!found || !may(person, "article.read", found.row.channelId)) return null;
  const [facts, decisions, hands] = await Promise.all([
    factsOf(found.row),
    listDecisions(id),
    found.row.status === "inReview" ? listStepHands(found.row) : [],
  ]);
  return { ...found, facts, decisions, hands };
}

const listDecisions = (articleId: number): Promise<Decision[]> =>
  db()
    .select({
      id: reviewDecisions.id,
      round: reviewDecisions.round,
      step: reviewDecisions.step,
      verb: reviewDecisions.verb,
      actorName: reviewDecisions.actorName,
      toName: users.name,
      reasons: reviewDecisions.reasons,
      note: reviewDecisions.note,
      carried: sql<boolean>`${reviewDecisions.carriedFrom} is not null`,
      revisionNumber: articleRevisions.number,
      sha256: reviewDecisions.revisionSha256,
      decidedAt: reviewDecisions.decidedAt,
    })
    .from(reviewDecisions)
    .leftJoin(articleRevisions, eq(articleRevisions.id, reviewDecisions.revisionId))
    .leftJoin(users, eq(users.id, reviewDecisions.toId))
    .where(eq(reviewDecisions.articleId, articleId))
    .orderBy(asc(reviewDecisions.id));
