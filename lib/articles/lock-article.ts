import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { articleDrafts, articles } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { demand } from "#lib/people/demand.ts";
import { may, type Right } from "#lib/people/rights.ts";
import { demandMove } from "#lib/review/facts.ts";
import type { Move } from "#lib/review/workflow.ts";

export type ArticleRow = typeof articles.$inferSelect;
export type DraftRow = typeof articleDrafts.$inferSelect;

/** Locks the row of an article. What the actor may not even see does not exist; what may not be done is forbidden. */
export async function lockArticle(tx: Transaction, actor: Actor, id: number, right: Right): Promise<ArticleRow> {
  demand(actor, right);
  const [row] = await tx.select().from(articles).where(eq(articles.id, id)).for("update");
  if (!row || (isPerson(actor) && !may(actor, "article.read", row.channelId))) throw new DomainError("not-found", { noun: "article", id });
  demand(actor, right, row.channelId);
  return row;
}

/** Locks an article that is about to make a move of the workflow, and asks the one table whether it may. */
export async function lockForMove(tx: Transaction, actor: Actor, id: number, move: Move): Promise<ArticleRow> {
  const [row] = await tx.select().from(articles).where(eq(articles.id, id)).for("update");
  if (!row || (isPerson(actor) && !may(actor, "article.read", row.channelId))) throw new DomainError("not-found", { noun: "article", id });
  await demandMove(tx, actor, row, move);
  return row;
}

export async function draftOf(tx: Transaction, articleId: number): Promise<DraftRow | null> {
  const [draft] = await tx.select().from(articleDrafts).where(eq(articleDrafts.articleId, articleId)).for("update");
  return draft ?? null;
}
