import "server-only";
import type { Transaction } from "#db/client.ts";
import { reviewDecisions } from "#db/schema/index.ts";
import type { DecisionVerb } from "#db/vocabulary.ts";
import type { ArticleRow } from "#lib/articles/lock-article.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { steps } from "#lib/review/workflow.ts";

type Decision = {
  verb: DecisionVerb;
  round?: number;
  revision?: { id: number; number: number; sha256: string };
  authorId?: number | null;
  reasons?: readonly string[];
  note?: string;
  toId?: number;
};

const eventVerbs: Record<DecisionVerb, string> = {
  submit: "submitArticle",
  approve: "approveArticle",
  sendBack: "returnArticle",
  reject: "rejectArticle",
  recall: "recallArticle",
  handOver: "handOverArticle",
  hold: "holdArticle",
  resume: "resumeArticle",
  fallBack: "fallBackArticle",
  publishUrgently: "publishUrgently",
  afterReview: "afterReviewArticle",
};

/** Writes down one step of the way and its event. `row` is the article as it was before. */
export async function recordDecision(tx: Transaction, actor: Actor, row: ArticleRow, decision: Decision): Promise<void> {
  const person = isPerson(actor) ? actor : null;
  const round = decision.round ?? row.round;
  const kind = decision.verb === "afterReview" ? "afterReview" : row.step ? steps[row.step].kind : null;
  const { verb, reasons = [], note = "", toId = null, revision } = decision;
  await tx.insert(reviewDecisions).values({
    articleId: row.id,
    round,
    step: row.step,
    kind,
    verb,
    actorId: person?.userId ?? null,
    actorName: person?.name ?? "",
    authorId: decision.authorId === undefined ? row.submittedBy : decision.authorId,
    revisionId: revision?.id ?? null,
    revisionSha256: revision?.sha256 ?? null,
    reasons: [...reasons],
    note,
    toId,
    sinceAt: row.stepSince,
  });
  const told = {
    round,
    ...(row.step ? { step: row.step } : {}),
    ...(revision ? { revision: revision.number, sha256: revision.sha256 } : {}),
    ...(reasons.length > 0 ? { reasons } : {}),
    ...(note ? { reason: note } : {}),
    ...(toId ? { to: toId } : {}),
  };
  await recordEvent(tx, actor, { verb: eventVerbs[verb], noun: "article", nounId: row.id, detail: told });
}
