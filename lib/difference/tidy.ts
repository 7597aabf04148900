import { add, type Common } from "./common.ts";

type Tokens = readonly { text: string; key: string }[];
/** Between two changes nobody reads a single character that happens to be the same. */
const fewest = 2;

/** The same comparison in pieces that a reader can take in: changes lie at the edges of clauses, and no crumbs stand between them. */
export function tidy(common: readonly Common[], left: Tokens, right: Tokens): Common[] {
  let found = merged(common, left, right);
  for (let round = 0; round < 4; round += 1) {
    const next = merged(slid(found, left, right), left, right);
    if (next.length === found.length && next.every((each, at) => each.before === found[at]?.before && each.after === found[at]?.after)) break;
    found = next;
  }
  return found;
}

const lengthOf = (tokens: Tokens, from: number, to: number) => {
  let length = 0;
  for (let at = from; at < to; at += 1) length += tokens[at]?.text.length ?? 0;
  return length;
};

function isCrumb(stretch: Common, around: readonly [number, number], left: Tokens): boolean {
  const words = left.slice(stretch.before, stretch.before + stretch.length);
  const length = words.reduce((sum, { text }) => sum + [...text].length, 0);
  if (length < fewest) return true;
  const readable = words.reduce((sum, { text }) => sum + (/[\p{L}\p{N}]/u.test(text) ? text.length : 0), 0);
  return readable < fewest ? length <= 2 : length <= 3 && Math.min(...around) >= 2 * length + 1;
}

function merged(common: readonly Common[], left: Tokens, right: Tokens): Common[] {
  let found = common.map((each) => ({ ...each }));
  for (;;) {
    const kept: Common[] = [];
    for (const [at, each] of found.entries()) {
      const last = kept.at(-1);
      const next = found[at + 1] ?? { before: left.length, after: right.length };
      const start = [last ? last.before + last.length : 0, last ? last.after + last.length : 0] as const;
      const size = (from: readonly [number, number], to: readonly [number, number]) =>
        Math.max(lengthOf(left, from[0], to[0]), lengthOf(right, from[1], to[1]));
      const around = [
        size(start, [each.before, each.after]),
        size([each.before + each.length, each.after + each.length], [next.before, next.after]),
      ] as const;
      if (around[0] > 0 && around[1] > 0 && isCrumb(each, around, left)) continue;
      kept.push(each);
    }
    if (kept.length === found.length) return kept;
    found = kept;
  }
}

const ends = /[。！？；：，、,.;!?\n\uFFFC”’）》】]$/;
const opens = /^[“‘（《【]/;

/** How well a change may begin or end between two characters. */
function seam(one: string | undefined, two: string | undefined): number {
  if (one === undefined || two === undefined) return 4;
  if (/[。！？\n\uFFFC]$/.test(one)) return 3;
  return ends.test(one) || opens.test(two) ? 2 : 0;
}

/** What was only put in, or only taken out, moves to where it begins and ends at the edge of a clause, if the words around it allow. */
function slid(common: readonly Common[], left: Tokens, right: Tokens): Common[] {
  const found = common.map((each) => ({ ...each }));
  for (let at = 0; at + 1 < found.length; at += 1) {
    const [one, two] = [found[at], found[at + 1]];
    if (!one || !two) continue;
    const gone = two.before - one.before - one.length;
    const come = two.after - one.after - one.length;
    if ((gone === 0) === (come === 0)) continue;
    const tokens = gone > 0 ? left : right;
    const start = gone > 0 ? one.before + one.length : one.after + one.length;
    const end = start + gone + come;
    const score = (shift: number) =>
      seam(tokens[start + shift - 1]?.text, tokens[start + shift]?.text) + seam(tokens[end + shift - 1]?.text, tokens[end + shift]?.text);
    let [best, bestScore] = [0, score(0)];
    const look = (step: -1 | 1, room: number) => {
      for (let shift = step; Math.abs(shift) <= room; shift += step) {
        const same =
          step > 0 ? tokens[start + shift - 1]?.key === tokens[end + shift - 1]?.key : tokens[start + shift]?.key === tokens[end + shift]?.key;
        if (!same) return;
        if (score(shift) > bestScore) [best, bestScore] = [shift, score(shift)];
      }
    };
    // A neighbour keeps enough of itself to be read.
    look(-1, Math.min(one.length - (at > 0 ? fewest : 0), 200));
    look(1, Math.min(two.length - (at + 2 < found.length ? fewest : 0), 200));
    one.length += best;
    found[at + 1] = { before: two.before + best, after: two.after + best, length: two.length - best };
  }
  const kept: Common[] = [];
  for (const each of found) if (each.length > 0) add(kept, each);
  return kept;
}
