import { type ReviewStep, reviewSteps } from "#db/vocabulary.ts";
import { DomainError } from "#lib/errors.ts";

/** What stood on the screen when somebody decided: the step of the round and the version of the words. */
export type Seen = { round: number; step: ReviewStep | null; version: number };

/** Of two who press at once, one wins; the other is told, instead of deciding the step that follows. */
export function demandSeen(row: { round: number; step: ReviewStep | null }, draft: { version: number }, seen: Seen): void {
  if (row.round !== seen.round || row.step !== seen.step) throw new DomainError("conflict", { message: "这一步刚刚已有人处理，请看最新的情况" });
  if (draft.version !== seen.version) throw new DomainError("conflict", { message: "您看的时候正文又改过，请看过新的文字再决定" });
}

/** The hidden fields of a form of decision. What does not fit can equal nothing, so the decision is refused. */
export function seenOf(form: FormData): Seen {
  const step = reviewSteps.find((each) => each === form.get("step")) ?? null;
  return { round: Number(form.get("round") || Number.NaN), step, version: Number(form.get("version") || Number.NaN) };
}
