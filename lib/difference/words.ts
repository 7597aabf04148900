import type { Budget } from "./budget.ts";
import { add, anchorsOf, type Common, commonOf } from "./common.ts";
import { marksKey, Numbers } from "./keys.ts";
import type { Part, Segment } from "./model.ts";
import { tidy } from "./tidy.ts";
import { Cutter, isBreak, type Run, runOf } from "./tokens.ts";

/** Under this share of common words two texts are shown as one replaced by the other. */
const leastCommon = 0.2;

/** What changed from one text to the other: characters of Chinese, whole numbers and Latin words. */
export function segmentsOf(before: readonly Part[], after: readonly Part[], budget: Budget): Segment[] {
  const [left, right] = [runOf(before), runOf(after)];
  let common = tidy(commonTokens(left, right, budget), left.tokens, right.tokens);
  const lengthOf = (run: Run, from: number, to: number) => run.tokens.slice(from, to).reduce((sum, { text }) => sum + text.length, 0);
  const kept = common.reduce((sum, each) => sum + lengthOf(left, each.before, each.before + each.length), 0);
  const longest = Math.max(lengthOf(left, 0, left.tokens.length), lengthOf(right, 0, right.tokens.length));
  if (kept < leastCommon * longest && common.length > 1) common = [];
  return [...segments(left, right, common)];
}

export const wholeOf = (parts: readonly Part[], kind: "equal" | "inserted" | "deleted"): Segment[] => parts.map((part) => ({ ...part, kind }));

function commonTokens(left: Run, right: Run, budget: Budget): Common[] {
  const numbers = new Numbers();
  const [a, b] = [left, right].map((run) => run.tokens.map(({ key }) => numbers.of(key))) as [number[], number[]];
  const found = commonOf(a, b, budget);
  if (found) return found;
  // Too far apart for single characters: clauses that stand once on each side hold the texts together, and between two of them it is tried again.
  const clauses = [clausesOf(left), clausesOf(right)] as const;
  const [c, d] = clauses.map((list) => list.map(({ key }) => numbers.of(`clause ${key}`))) as [number[], number[]];
  const anchors = anchorsOf(c, d).flatMap(({ before, after, length }) =>
    Array.from({ length }, (_, at) => {
      const [from, to] = [clauses[0][before + at], clauses[1][after + at]];
      return from && to ? { before: from.start, after: to.start, length: from.length } : { before: 0, after: 0, length: 0 };
    }),
  );
  const all: Common[] = [];
  let [i, j] = [0, 0];
  for (const anchor of [...anchors, { before: a.length, after: b.length, length: 0 }]) {
    for (const each of commonOf(a.slice(i, anchor.before), b.slice(j, anchor.after), budget) ?? [])
      add(all, { before: each.before + i, after: each.after + j, length: each.length });
    if (anchor.length > 0) add(all, anchor);
    [i, j] = [anchor.before + anchor.length, anchor.after + anchor.length];
  }
  return all;
}

function clausesOf({ tokens }: Run): { key: string; start: number; length: number }[] {
  const clauses: { key: string; start: number; length: number }[] = [];
  let [key, start] = ["", 0];
  for (const [at, each] of tokens.entries()) {
    key += each.key;
    if (!/[，。；：！？、,.;\n]$/.test(each.text) && at < tokens.length - 1) continue;
    clauses.push({ key, start, length: at + 1 - start });
    [key, start] = ["", at + 1];
  }
  return clauses;
}

function* segments(left: Run, right: Run, common: readonly Common[]): Generator<Segment> {
  const [from, to] = [new Cutter(left.parts), new Cutter(right.parts)];
  const length = (run: Run, start: number, end: number) => run.tokens.slice(start, end).reduce((sum, { text }) => sum + text.length, 0);
  let [i, j] = [0, 0];
  for (const each of [...common, { before: left.tokens.length, after: right.tokens.length, length: 0 }]) {
    for (const part of from.take(length(left, i, each.before))) yield { ...part, kind: "deleted" };
    for (const part of to.take(length(right, j, each.after))) yield { ...part, kind: "inserted" };
    let same = length(left, each.before, each.before + each.length);
    while (same > 0) {
      const old = from.next(Math.min(same, to.ahead));
      const now = to.next(old.text.length);
      same -= old.text.length;
      const isSame = marksKey(old.marks) === marksKey(now.marks);
      yield isSame ? { ...now, kind: "equal" } : { ...now, kind: "remarked", marksBefore: old.marks };
    }
    [i, j] = [each.before + each.length, each.after + each.length];
  }
}

/** The words of one side, paragraph by paragraph; stretches of one look are joined again. */
export function sideOf(segments: readonly Segment[], side: "before" | "after"): Part[][] {
  const paragraphs: Part[][] = [[]];
  for (const segment of segments) {
    if (segment.kind === (side === "before" ? "inserted" : "deleted")) continue;
    if (isBreak(segment)) {
      paragraphs.push([]);
      continue;
    }
    const marks = (side === "before" ? segment.marksBefore : undefined) ?? segment.marks;
    const list = paragraphs.at(-1) ?? [];
    const last = list.at(-1);
    if (last && !last.atom && !segment.atom && marksKey(last.marks) === marksKey(marks)) last.text += segment.text;
    else list.push({ text: segment.text, marks, ...(segment.atom && { atom: segment.atom }) });
  }
  return paragraphs;
}
