import type { DocumentNode } from "#lib/content/document.ts";
import type { Budget } from "./budget.ts";
import { anchorsOf, commonOf } from "./common.ts";
import { keyOf, Numbers } from "./keys.ts";
import { likeness, shared, type Traits, traitsOf, wordsOf } from "./likeness.ts";

/** A block as it is compared with others. */
export type Item = Traits & { node: DocumentNode; key: string };
/** Places of blocks that belong together: one and one, one and several, several and one, or a block alone. */
export type Step = { before: number[]; after: number[]; move?: number };
export type Kinship = {
  /** From 0 to 1; 0 for what cannot be one block changed. */
  like: (a: Item, b: Item) => number;
  /** Whether two paragraphs could have been one. */
  splits: (node: DocumentNode) => boolean;
  /** From this likeness on two blocks are one that was changed. */
  least: number;
  /** Whether two are one by name, wherever they stand. */
  named?: (a: Item, b: Item) => boolean;
};

export const itemOf = (node: DocumentNode): Item => ({ node, key: keyOf(node), ...traitsOf(wordsOf(node)) });

const mostCells = 1_000_000;
const mostParts = 3;
/** Words that a block must have to be followed to another place; two empty lines are not one that moved. */
const fewestMoved = 6;

const followed = (item: Item) => item.text.length >= fewestMoved || item.node.type === "picture" || item.node.type === "attachment";

/** Lines two lists of blocks up: the same first, then the same elsewhere, then what is alike. */
export function align(before: readonly Item[], after: readonly Item[], kin: Kinship, budget: Budget): Step[] {
  const numbers = new Numbers();
  const [a, b] = [before.map(({ key }) => numbers.of(key)), after.map(({ key }) => numbers.of(key))];
  const same = commonOf(a, b, budget) ?? anchorsOf(a, b);
  const [freeBefore, freeAfter] = [new Set(before.keys()), new Set(after.keys())];
  for (const { before: from, after: to, length } of same)
    for (let at = 0; at < length; at += 1) {
      freeBefore.delete(from + at);
      freeAfter.delete(to + at);
    }
  const moved = exactMoves(before, after, freeBefore, freeAfter);
  const kept: Step[] = [];
  let [i, j] = [0, 0];
  for (const { before: from, after: to, length } of [...same, { before: before.length, after: after.length, length: 0 }]) {
    const [rows, columns] = [range(i, from).filter((at) => freeBefore.has(at)), range(j, to).filter((at) => freeAfter.has(at))];
    kept.push(...alike(rows, columns, before, after, kin, budget));
    for (let at = 0; at < length; at += 1) kept.push({ before: [from + at], after: [to + at] });
    [i, j] = [from + length, to + length];
  }
  for (const step of kept) {
    for (const at of step.before) freeBefore.delete(at);
    for (const at of step.after) freeAfter.delete(at);
  }
  moved.push(...likelyMoves(before, after, freeBefore, freeAfter, kin, budget));
  return inOrder(kept, moved, before.length, after.length);
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

function exactMoves(before: readonly Item[], after: readonly Item[], freeBefore: Set<number>, freeAfter: Set<number>): [number, number][] {
  const places = new Map<string, number[]>();
  for (const at of freeAfter) {
    const item = after[at];
    if (item && followed(item)) places.set(item.key, [...(places.get(item.key) ?? []), at]);
  }
  const moved: [number, number][] = [];
  for (const at of [...freeBefore]) {
    const to = places.get(before[at]?.key ?? "")?.shift();
    if (to === undefined) continue;
    moved.push([at, to]);
    freeBefore.delete(at);
    freeAfter.delete(to);
  }
  return moved;
}

/** The best pairing in order of what lies between two blocks that stayed. */
function alike(
  rows: readonly number[],
  columns: readonly number[],
  before: readonly Item[],
  after: readonly Item[],
  kin: Kinship,
  budget: Budget,
): Step[] {
  const [n, m] = [rows.length, columns.length];
  const size = [...rows.map((at) => before[at]), ...columns.map((at) => after[at])].reduce((sum, item) => sum + (item?.pairs.length ?? 0), 0);
  // Every pair of blocks is merged once; half of it counts, because most pairs are told apart by their lengths.
  const work = ((size / Math.max(1, n + m)) * n * m) / 16;
  if (n === 0 || m === 0 || n * m > mostCells || !budget.affords(work)) return [];
  budget.spend(work);
  const width = m + 1;
  const score = new Float64Array((n + 1) * width);
  const ways = new Int8Array((n + 1) * width);
  const likes = new Float32Array(n * m);
  const itemsOf = (list: readonly Item[], places: readonly number[]) => places.flatMap((at) => list[at] ?? []);
  const [left, right] = [itemsOf(before, rows), itemsOf(after, columns)];
  for (const [i, one] of left.entries()) for (const [j, two] of right.entries()) likes[i * m + j] = kin.like(one, two);
  for (let i = 0; i <= n; i += 1) {
    for (let j = 0; j <= m; j += 1) {
      if (i + j === 0) continue;
      let best = i > 0 ? (score[(i - 1) * width + j] ?? 0) : -1;
      let way = 1;
      const offer = (value: number, name: number) => {
        if (value > best) [best, way] = [value, name];
      };
      if (j > 0) offer(score[i * width + j - 1] ?? 0, 2);
      const [one, two] = [left[i - 1], right[j - 1]];
      if (one && two) {
        const like = likes[(i - 1) * m + j - 1] ?? 0;
        // A little for length, so that a long text decides before a short one; never nothing, so that empty lines pair too.
        if (like >= kin.least) offer((score[(i - 1) * width + j - 1] ?? 0) + like * (one.pairs.length + two.pairs.length + 1), 3);
        for (let count = 2; count <= mostParts; count += 1) {
          if (count <= j) offer((score[(i - 1) * width + j - count] ?? 0) + apart(one, right.slice(j - count, j), kin), 2 + count);
          if (count <= i) offer((score[(i - count) * width + j - 1] ?? 0) + apart(two, left.slice(i - count, i), kin), -count);
        }
      }
      score[i * width + j] = best;
      ways[i * width + j] = way;
    }
  }
  const steps: Step[] = [];
  for (let [i, j] = [n, m]; i + j > 0; ) {
    const way = ways[i * width + j] ?? 1;
    const [down, along] = way === 1 ? [1, 0] : way === 2 ? [0, 1] : way === 3 ? [1, 1] : way > 3 ? [1, way - 2] : [-way, 1];
    if (down > 0 && along > 0) steps.push({ before: rows.slice(i - down, i), after: columns.slice(j - along, j) });
    i -= down;
    j -= along;
  }
  return steps.reverse();
}

/** The worth of seeing several paragraphs as one that was split: all of them must be in it, and it in them. */
function apart(whole: Item, parts: readonly Item[], kin: Kinship): number {
  if (!kin.splits(whole.node) || parts.some(({ node, text }) => !kin.splits(node) || !text)) return Number.NEGATIVE_INFINITY;
  const size = parts.reduce((sum, { pairs }) => sum + pairs.length, 0);
  if (size < 0.7 * whole.pairs.length || size * 0.7 > whole.pairs.length) return Number.NEGATIVE_INFINITY;
  let common = 0;
  for (const { pairs } of parts) {
    const part = shared(whole.pairs, pairs);
    if (part < 0.6 * pairs.length) return Number.NEGATIVE_INFINITY;
    common += part;
  }
  return Math.min(1, (2 * common) / (whole.pairs.length + size)) * (whole.pairs.length + size);
}

function likelyMoves(
  before: readonly Item[],
  after: readonly Item[],
  freeBefore: Set<number>,
  freeAfter: Set<number>,
  kin: Kinship,
  budget: Budget,
): [number, number][] {
  const candidates = (free: Set<number>, list: readonly Item[]) => [...free].filter((at) => kin.named || (list[at]?.text.length ?? 0) >= fewestMoved);
  const [left, right] = [candidates(freeBefore, before), candidates(freeAfter, after)];
  const work = (left.length * right.length * Math.max(1, ...left.map((at) => before[at]?.pairs.length ?? 0))) / 16;
  if (!budget.affords(work)) return [];
  budget.spend(work);
  const found: { from: number; to: number; like: number }[] = [];
  for (const from of left)
    for (const to of right) {
      const [one, two] = [before[from], after[to]];
      if (!one || !two) continue;
      const like = kin.named?.(one, two) ? 1 : likeness(one, two, 0.6) && kin.like(one, two);
      if (like >= 0.6) found.push({ from, to, like });
    }
  const moved: [number, number][] = [];
  for (const { from, to } of found.sort((one, two) => two.like - one.like)) {
    if (!freeBefore.delete(from)) continue;
    if (freeAfter.delete(to)) moved.push([from, to]);
    else freeBefore.add(from);
  }
  return moved;
}

/** All blocks of both sides in the order they are shown in: what is gone stands before what came in its place. */
function inOrder(kept: readonly Step[], moved: readonly [number, number][], before: number, after: number): Step[] {
  const [awayFrom, movedTo] = [new Map<number, number>(), new Map<number, [number, number]>()];
  for (const [move, [from, to]] of moved.entries()) {
    awayFrom.set(from, move);
    movedTo.set(to, [from, move]);
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  for (const step of [...kept, { before: [before], after: [after] }]) {
    for (; i < (step.before[0] ?? before); i += 1) {
      const move = awayFrom.get(i);
      steps.push({ before: [i], after: [], ...(move !== undefined && { move }) });
    }
    for (; j < (step.after[0] ?? after); j += 1) {
      const [from, move] = movedTo.get(j) ?? [];
      steps.push(move === undefined || from === undefined ? { before: [], after: [j] } : { before: [from], after: [j], move });
    }
    if (i < before || j < after) steps.push(step);
    i += step.before.length;
    j += step.after.length;
  }
  return steps;
}

export const kinship: Kinship = {
  like: (a, b) => {
    if (!isAkin(a.node, b.node)) return 0;
    if (a.node.type === "picture" && b.node.type === "picture") return pictureLikeness(a, b);
    if (a.text.trim() === "" && b.text.trim() === "") return 0.5;
    const like = likeness(a, b, 0.3);
    const id = a.node.attrs?.blockId;
    return id && id === b.node.attrs?.blockId ? Math.max(like, 0.5) : like;
  },
  splits: ({ type }) => type === "paragraph",
  least: 0.35,
};

export const isText = ({ type }: { type: string }) => type === "paragraph" || type === "heading";
const isList = ({ type }: { type: string }) => type === "bulletList" || type === "orderedList";

function isAkin(a: DocumentNode, b: DocumentNode): boolean {
  return a.type === b.type || (isText(a) && isText(b)) || (isList(a) && isList(b)) || (isCell(a) && isCell(b));
}

const isCell = ({ type }: { type: string }) => type === "tableCell" || type === "tableHeader";

function pictureLikeness(a: Item, b: Item): number {
  if (a.node.attrs?.src && a.node.attrs.src === b.node.attrs?.src) return 0.9;
  return Math.max(0.4, a.text && b.text ? likeness(a, b) : 0);
}
