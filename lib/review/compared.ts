import type { DecisionVerb } from "#db/vocabulary.ts";

export const againstLabels = { stage: "上一审", first: "初稿", live: "已发布" } as const;
export type Against = keyof typeof againstLabels;
type Line = { verb: DecisionVerb; revisionNumber: number | null };

/** Which versions the words can be held against, and the one that is asked for, or else the latest that somebody signed. */
export function compareWith(decisions: readonly Line[], liveNumber: number | null, asked: unknown) {
  const signed = decisions.filter(({ verb, revisionNumber }) => revisionNumber !== null && (verb === "submit" || verb === "approve"));
  // What an earlier hand-in held says more than the one that has just been made.
  const before = signed.at(-1)?.verb === "submit" && signed.length > 1 ? signed.at(-2) : signed.at(-1);
  const numbers: Record<Against, number | null> = {
    stage: before?.revisionNumber ?? null,
    first: signed[0]?.revisionNumber ?? null,
    live: liveNumber,
  };
  const offered = (Object.keys(numbers) as Against[]).filter((kind) => numbers[kind] !== null);
  const kind = offered.find((each) => each === asked) ?? offered[0] ?? "stage";
  return { kind, number: numbers[kind], offered };
}
