import type { DocumentNode } from "#lib/content/document.ts";
import { align, type Item, type Kinship, kinship, type Step } from "./align.ts";
import type { Budget } from "./budget.ts";
import { keyOf } from "./keys.ts";
import { likeness, traitsOf, wordsOf } from "./likeness.ts";

export const cellsOf = (row: DocumentNode) => row.content ?? [];
const labelOf = ({ node }: Item) => wordsOf(cellsOf(node)[0] ?? node).trim();

/** A row is known by its first cell: its figures may all be new, and a row of another name that stands in both tables is another. */
export function rowsOf(before: readonly Item[], after: readonly Item[]): Kinship {
  const [left, right] = [new Set(before.map(labelOf)), new Set(after.map(labelOf))];
  const named = (a: Item, b: Item) => labelOf(a) !== "" && labelOf(a) === labelOf(b);
  return {
    like: (a, b) => {
      if (named(a, b)) return Math.max(0.6, likeness(a, b));
      return right.has(labelOf(a)) || left.has(labelOf(b)) ? 0 : likeness(a, b);
    },
    splits: () => false,
    least: 0.3,
    named,
  };
}
const columns: Kinship = { like: (a, b) => likeness(a, b), splits: () => false, least: 0.3 };
/** Cells of rows with merged cells have no columns to go by; their order must do. */
export const cells: Kinship = { like: (a, b) => 0.1 + kinship.like(a, b), splits: () => false, least: 0.1 };

/** Which column of one table is which of the other; null when cells span several. */
export function columnSteps(one: DocumentNode, two: DocumentNode, budget: Budget): Step[] | null {
  const [left, right] = [columnsOf(one), columnsOf(two)];
  if (!left || !right) return null;
  if (left.length === right.length) return left.map((_, at) => ({ before: [at], after: [at] }));
  const steps = align(left, right, columns, budget);
  // A column that only moved is shown as gone and come: a table has no other way to show it.
  return steps.flatMap((step) =>
    step.move === undefined ? [step] : step.after.length === 0 ? [{ before: step.before, after: [] }] : [{ before: [], after: step.after }],
  );
}

function columnsOf(table: DocumentNode): Item[] | null {
  const all = (table.content ?? []).map(cellsOf);
  const width = all[0]?.length ?? 0;
  const isPlain = all.every(
    (row) => row.length === width && row.every(({ attrs }) => Number(attrs?.colspan ?? 1) === 1 && Number(attrs?.rowspan ?? 1) === 1),
  );
  if (width === 0 || !isPlain) return null;
  return Array.from({ length: width }, (_, at) => {
    const content = all.flatMap((row) => row[at] ?? []);
    const text = content.map(wordsOf).join("\n");
    return { node: { type: "column", content }, key: keyOf({ type: "column", content }), ...traitsOf(text) };
  });
}
