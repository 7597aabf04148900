import { isReshaped } from "./blocks.ts";
import type { Block, Field, Segment } from "./model.ts";

/** Numbers the changes in the order they are shown in: words put in for others are one, a whole block or a column is one. */
export function numberChanges(fields: readonly Field[], blocks: readonly Block[]): number {
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  const inWords = (segments: readonly Segment[]) => {
    let open = false;
    for (const segment of segments) {
      const isChange = segment.kind !== "equal";
      if (isChange) segment.change = open ? last : next();
      open = isChange;
    }
  };
  const inBlocks = (list: readonly Block[]) => {
    const moves = new Map<number, Block>();
    for (const block of list) {
      // The cells of a new column have the number of the column.
      if (block.kind === "away" || block.change !== undefined) continue;
      if (block.kind === "inserted" || block.kind === "deleted" || block.move !== undefined || isReshaped(block)) block.change = next();
      if (block.move !== undefined) moves.set(block.move, block);
      if (block.kind === "inserted" || block.kind === "deleted") continue;
      if (block.words) inWords(block.words);
      if (block.columns) inTable(block);
      else inBlocks(block.children ?? []);
    }
    for (const block of list) {
      const change = block.kind === "away" && block.move !== undefined ? moves.get(block.move)?.change : undefined;
      if (change !== undefined) block.change = change;
    }
  };
  const inTable = ({ columns = [], children = [] }: Block) => {
    const numbers = columns.map((kind) => (kind === "equal" ? 0 : next()));
    for (const row of children) {
      if (row.kind !== "changed") continue;
      for (const [at, cell] of (row.children ?? []).entries()) if (numbers[at]) cell.change = numbers[at];
    }
    inBlocks(children);
  };
  for (const field of fields) inWords(field.segments);
  inBlocks(blocks);
  return last;
}
