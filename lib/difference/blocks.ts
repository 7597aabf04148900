import type { DocumentNode } from "#lib/content/document.ts";
import { align, type Item, isText, itemOf, kinship, type Step } from "./align.ts";
import type { Budget } from "./budget.ts";
import { keyOf, shapeKey, shapeOf } from "./keys.ts";
import type { Block, Segment } from "./model.ts";
import { cells, cellsOf, columnSteps, rowsOf } from "./tables.ts";
import { breakPart, partsOf } from "./tokens.ts";
import { segmentsOf, wholeOf } from "./words.ts";

/** What one comparison shares: what it may still cost, and the number of moves so far. */
export type Work = { budget: Budget; moves: number };

export function blocksOf(before: readonly DocumentNode[], after: readonly DocumentNode[], work: Work, kin = kinship): Block[] {
  const [left, right] = [before.map(itemOf), after.map(itemOf)];
  return blocksOfSteps(align(left, right, kin, work.budget), left, right, work);
}

export function blocksOfSteps(steps: readonly Step[], left: readonly Item[], right: readonly Item[], work: Work): Block[] {
  const first = work.moves;
  work.moves += new Set(steps.flatMap(({ move }) => move ?? [])).size;
  return steps.map((step) => {
    const [old, now] = [step.before.flatMap((at) => left[at] ?? []), step.after.flatMap((at) => right[at] ?? [])];
    const block = blockOf(old, now, step, work);
    block.numberBefore = step.before[0] === undefined ? null : step.before[0] + 1;
    block.numberAfter = step.after[0] === undefined ? null : step.after[0] + 1;
    if (step.move !== undefined) block.move = first + step.move;
    return block;
  });
}

function blockOf(old: readonly Item[], now: readonly Item[], step: Step, work: Work): Block {
  const [one, two] = [old[0], now[0]];
  if (old.length > 1 || now.length > 1) return rejoined(old, now, work);
  if (one && two) return one.key === two.key ? whole(two.node, "equal", one.node) : changed(one.node, two.node, work);
  if (two) return whole(two.node, "inserted");
  if (!one) throw new RangeError("a block of neither side");
  if (step.move === undefined) return whole(one.node, "deleted");
  return { kind: "away", before: [shapeOf(one.node)], after: [], numberBefore: null, numberAfter: null };
}

/** A block that is the same on both sides, or stands on one side only, with all that is in it. */
function whole(node: DocumentNode, kind: "equal" | "inserted" | "deleted", old = node): Block {
  const block: Block = {
    kind,
    before: kind === "inserted" ? [] : [shapeOf(old)],
    after: kind === "deleted" ? [] : [shapeOf(node)],
    numberBefore: null,
    numberAfter: null,
  };
  if (isText(node)) block.words = wholeOf(partsOf(node), kind);
  else if (node.content) block.children = node.content.map((child, at) => whole(child, kind, old.content?.[at] ?? child));
  return block;
}

function changed(one: DocumentNode, two: DocumentNode, work: Work): Block {
  const block: Block = { kind: "changed", before: [shapeOf(one)], after: [shapeOf(two)], numberBefore: null, numberAfter: null };
  if (isText(one) && isText(two)) block.words = segmentsOf(partsOf(one), partsOf(two), work.budget);
  else if (one.type === "table" && two.type === "table") Object.assign(block, tableParts(one, two, work));
  else if (one.content || two.content) block.children = childrenOf(one.content ?? [], two.content ?? [], work);
  if (!isReshaped(block) && block.words?.every(({ kind }) => kind === "equal")) block.kind = "equal";
  return block;
}

/** A table is compared cell by cell where both have plain columns, else row by row. */
function tableParts(one: DocumentNode, two: DocumentNode, work: Work): Pick<Block, "children" | "columns"> {
  const lined = columnSteps(one, two, work.budget);
  const [left, right] = [(one.content ?? []).map(itemOf), (two.content ?? []).map(itemOf)];
  const steps = align(left, right, rowsOf(left, right), work.budget);
  const children = blocksOfSteps(steps, left, right, work).map((row, at) => {
    const step = steps[at];
    const [old, now] = [left[step?.before[0] ?? -1], right[step?.after[0] ?? -1]];
    if (row.kind !== "changed" || !old || !now) return row;
    const parts = lined
      ? lined.map((column) => cellOf(cellsOf(old.node)[column.before[0] ?? -1], cellsOf(now.node)[column.after[0] ?? -1], work))
      : blocksOf(cellsOf(old.node), cellsOf(now.node), work, cells);
    return { ...row, children: parts };
  });
  if (!lined) return { children };
  return { children, columns: lined.map(({ before, after }) => (before.length === 0 ? "inserted" : after.length === 0 ? "deleted" : "equal")) };
}

function cellOf(old: DocumentNode | undefined, now: DocumentNode | undefined, work: Work): Block {
  if (old && now) return keyOf(old) === keyOf(now) ? whole(now, "equal", old) : changed(old, now, work);
  if (now) return whole(now, "inserted");
  if (old) return whole(old, "deleted");
  throw new RangeError("a cell of neither side");
}

/** A cell or an item holds one paragraph as a rule; however little the two have in common, one took the other's place. */
function childrenOf(one: readonly DocumentNode[], two: readonly DocumentNode[], work: Work): Block[] {
  const [old, now] = [one[0], two[0]];
  if (one.length !== 1 || two.length !== 1 || !old || !now || !isText(old) || !isText(now)) return blocksOf(one, two, work);
  return blocksOfSteps([{ before: [0], after: [0] }], [itemOf(old)], [itemOf(now)], work);
}

/** Whether the block itself is another now, whatever is in it: another kind, level, picture or address. */
export function isReshaped({ before: [one], after: [two] }: Block): boolean {
  return one !== undefined && two !== undefined && shapeKey(one) !== shapeKey(two);
}

function rejoined(old: readonly Item[], now: readonly Item[], work: Work): Block {
  const joined = (items: readonly Item[]) => items.flatMap(({ node }, at) => [...(at > 0 ? [{ ...breakPart }] : []), ...partsOf(node)]);
  const words: Segment[] = segmentsOf(joined(old), joined(now), work.budget);
  return {
    kind: old.length > 1 ? "joined" : "split",
    before: old.map(({ node }) => shapeOf(node)),
    after: now.map(({ node }) => shapeOf(node)),
    numberBefore: null,
    numberAfter: null,
    words,
  };
}
