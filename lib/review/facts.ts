import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { type articles, reviewDecisions } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { type ReviewFacts, refusalOf, rightOf, writingRefusal } from "#lib/review/refusal.ts";
import { type Move, type MoveRule, moves, statusLabels } from "#lib/review/workflow.ts";

type Row = Pick<
  typeof articles.$inferSelect,
  | "id"
  | "status"
  | "channelId"
  | "step"
  | "round"
  | "createdBy"
  | "submittedBy"
  | "handlerId"
  | "heldReason"
  | "trashedAt"
  | "publishAt"
  | "urgentBy"
  | "afterReviewDueAt"
>;

export async function factsOf(row: Row, from: Pick<Transaction, "select"> = db()): Promise<ReviewFacts> {
  const hands = await from
    .select({ kind: sql<"review" | "proof" | "confirm">`${reviewDecisions.kind}`, actorId: reviewDecisions.actorId })
    .from(reviewDecisions)
    .where(and(eq(reviewDecisions.articleId, row.id), eq(reviewDecisions.round, row.round), eq(reviewDecisions.verb, "approve")));
  const { status, channelId, step, createdBy, submittedBy, handlerId, heldReason, urgentBy } = row;
  const [trashed, scheduled, owesAfterReview] = [row.trashedAt !== null, row.publishAt !== null, row.afterReviewDueAt !== null];
  return { status, channelId, step, createdBy, submittedBy, handlerId, heldReason, urgentBy, trashed, scheduled, owesAfterReview, hands };
}

/** Leaves with the reason why the actor may not make the move with this article, whose row the caller holds. */
export async function demandMove(tx: Transaction, actor: Actor, row: Row, move: Move): Promise<void> {
  if (!isPerson(actor)) {
    demand(actor, rightOf(move, row.step));
    const rule: MoveRule = moves[move];
    if (row.trashedAt || !rule.from.includes(row.status))
      throw new DomainError("conflict", { status: row.status, message: `稿件现在是“${statusLabels[row.status]}”，不能${rule.label}` });
    return;
  }
  const refused = refusalOf(actor, await factsOf(row, tx), move);
  if (refused) throw new DomainError(refused.code, { status: row.status, ...(refused.message ? { message: refused.message } : {}) });
}

/** The same for writing in it. */
export async function demandWriting(tx: Transaction, person: Person, row: Row): Promise<void> {
  const refused = writingRefusal(person, await factsOf(row, tx));
  if (refused) throw new DomainError(refused.code, { status: row.status, ...(refused.message ? { message: refused.message } : {}) });
}
