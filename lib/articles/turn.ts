import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { type ReviewFacts, refusalOf } from "#lib/review/refusal.ts";

type Waiting = Omit<ReviewFacts, "trashed" | "scheduled"> & { publishAt: Date | null; overdue: boolean; responsibleEditor: string };

/**
 * Whether an article waits for this person: its own draft or what came back to it; a step that it may take and nobody else was asked for;
 * a debt of the urgent way; for who publishes, what is approved or failed to go out.
 */
export function isTurnOf(person: Person, article: Waiting): boolean {
  const facts = { ...article, trashed: false, scheduled: article.publishAt !== null };
  if (article.owesAfterReview) return refusalOf(person, facts, "afterReview") === null;
  if (article.status === "approved") return may(person, "article.publish") && (article.publishAt === null || article.overdue);
  if (article.status === "inReview")
    return (article.handlerId === null || article.handlerId === person.userId) && refusalOf(person, facts, "approve") === null;
  if (article.status !== "draft" && article.status !== "returned") return false;
  const own = article.createdBy === person.userId || article.responsibleEditor === person.name;
  return own && may(person, "article.write", article.channelId);
}
