import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { type ReviewFacts, refusalOf } from "#lib/review/refusal.ts";
import type { Move } from "./workflow.ts";

export type AvailableMove = Move | "takeDown" | "backDate" | "moveChannel" | "setChannels" | "trash";

const atTheDesk = ["submit", "publish", "correct", "schedule", "unschedule", "recall", "reopen", "publishUrgently", "withdraw"] as const;

/** What a person may do with an article from the editor, in order of use; the verbs ask again. */
export function availableMoves(person: Person, article: ReviewFacts): Exclude<AvailableMove, keyof typeof decisions>[] {
  const { status, channelId, trashed, scheduled } = article;
  if (trashed) return [];
  const list: Exclude<AvailableMove, keyof typeof decisions>[] = atTheDesk.filter(
    (move) => refusalOf(person, article, move) === null && (move !== "schedule" || !scheduled),
  );
  if (status !== "withdrawn" && may(person, "article.withdraw")) list.push("takeDown");
  if ((status === "published" || status === "approved") && !scheduled && may(person, "article.publish")) list.push("backDate");
  if (may(person, status === "published" ? "article.publish" : "article.write", channelId)) list.push("moveChannel", "setChannels");
  if (status !== "published" && may(person, "article.trash", channelId)) list.push("trash");
  return list;
}

/** What is decided on the screen of the review. */
export const decisions = { approve: 1, sendBack: 1, reject: 1, handOver: 1, hold: 1, resume: 1, afterReview: 1 } as const satisfies Partial<
  Record<Move, 1>
>;

export function availableDecisions(person: Person, article: ReviewFacts): (keyof typeof decisions)[] {
  return (Object.keys(decisions) as (keyof typeof decisions)[]).filter((move) => refusalOf(person, article, move) === null);
}
