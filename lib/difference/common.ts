import { diffArrays } from "diff";
import type { Budget } from "./budget.ts";

/** Where both sides hold the same: so many from a place before and a place after. */
export type Common = { before: number; after: number; length: number };

/** The longest common subsequence of two lists, as stretches in order; null when the budget does not reach. */
export function commonOf(a: readonly number[], b: readonly number[], budget: Budget): Common[] | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const found: Common[] = start > 0 ? [{ before: 0, after: 0, length: start }] : [];
  if (left.length > 0 && right.length > 0) {
    const longest = Math.min(budget.longest, left.length + right.length);
    const parts = longest > 0 ? diffArrays(left, right, { maxEditLength: longest }) : undefined;
    if (!parts) {
      budget.spend(longest ** 2);
      return null;
    }
    let [i, j, edits] = [start, start, 0];
    for (const { count, added, removed } of parts) {
      if (!added && !removed) add(found, { before: i, after: j, length: count });
      else edits += count;
      if (!added) i += count;
      if (!removed) j += count;
    }
    budget.spend(edits ** 2);
  }
  if (end > 0) add(found, { before: a.length - end, after: b.length - end, length: end });
  return found;
}

/** Appends a stretch, joining it to the one it continues. */
export function add(found: Common[], next: Common): void {
  const last = found.at(-1);
  if (last && last.before + last.length === next.before && last.after + last.length === next.after) last.length += next.length;
  else found.push({ ...next });
}

/** Things that each side holds once, in the longest order both have: coarse, and never dear. */
export function anchorsOf(a: readonly number[], b: readonly number[]): Common[] {
  const once = (list: readonly number[]) => {
    const places = new Map<number, number>();
    for (const [at, value] of list.entries()) places.set(value, places.has(value) ? -1 : at);
    return places;
  };
  const [left, right] = [once(a), once(b)];
  const tops: { before: number; after: number; under: number }[] = [];
  const all: { before: number; after: number; under: number }[] = [];
  const piles: number[] = [];
  for (const [value, before] of left) {
    const after = right.get(value) ?? -1;
    if (before < 0 || after < 0) continue;
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.after ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    const entry = { before, after, under: low > 0 ? (piles[low - 1] ?? -1) : -1 };
    tops[low] = entry;
    piles[low] = all.push(entry) - 1;
  }
  const chain: Common[] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; ) {
    const entry = all[at];
    if (!entry) break;
    chain.push({ before: entry.before, after: entry.after, length: 1 });
    at = entry.under;
  }
  const found: Common[] = [];
  for (const each of chain.reverse()) add(found, each);
  return found;
}
