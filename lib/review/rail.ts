import type { ReviewStep } from "#db/vocabulary.ts";
import type { Decision } from "#lib/review/decision.ts";
import { type ArticleStatus, steps, stepsOf } from "#lib/review/workflow.ts";

export type RailRow = {
  status: ArticleStatus;
  step: ReviewStep | null;
  round: number;
  reviewCount: number;
  proofCount: number;
  publishedAt: Date | null;
};
export type Stage = { label: string; state: "done" | "current" | "waiting"; by: string; at: Date | null };

/** The stages of the round that runs or ran last, from 送审 to 发布. 核红 is one of them only where it became one. */
export function railOf(row: RailRow, decisions: readonly Decision[]): Stage[] {
  if (row.reviewCount === 0) return [];
  const ofRound = decisions.filter(({ round }) => round === row.round);
  const submitted = decisions.findLast(({ verb }) => verb === "submit");
  const isConfirmed = row.step === "confirm" || ofRound.some(({ step }) => step === "confirm");
  const middle = [...stepsOf(row), ...(isConfirmed ? (["confirm"] as const) : [])].map((step): Stage => {
    const passed = ofRound.find((each) => each.step === step && each.verb === "approve");
    const state = passed ? "done" : row.step === step ? "current" : "waiting";
    return { label: steps[step].label, state, by: passed?.actorName ?? "", at: passed?.decidedAt ?? null };
  });
  const isOut = row.status === "published" || row.status === "withdrawn";
  return [
    { label: "送审", state: submitted ? "done" : "waiting", by: submitted?.actorName ?? "", at: submitted?.decidedAt ?? null },
    ...middle,
    { label: "发布", state: isOut ? "done" : row.status === "approved" ? "current" : "waiting", by: "", at: isOut ? row.publishedAt : null },
  ];
}
