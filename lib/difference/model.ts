import type { DocumentMark, DocumentNode } from "#lib/content/document.ts";

/** A stretch of words of one look. An atom (line break, footnote) stands as one character of its own. */
export type Part = { text: string; marks: readonly DocumentMark[]; atom?: DocumentNode };

/**
 * A stretch of a text as it is shown. `remarked` are the same words in another look.
 * An atom of type "break" is where one paragraph ends and the next begins, in a block that was split or joined.
 */
export type Segment = Part & {
  kind: "equal" | "inserted" | "deleted" | "remarked";
  marksBefore?: readonly DocumentMark[];
  /** Number of the change it belongs to, from 1. */
  change?: number;
};

/** A block without what is in it. */
export type Shape = { type: string; attrs?: Record<string, unknown>; blockId?: string };

/**
 * One row of what is shown. `away` is the old place of a block that stands elsewhere now.
 * The shapes are those of the blocks on either side: none, one, or several where a paragraph was split or joined.
 */
export type Block = {
  kind: "equal" | "inserted" | "deleted" | "changed" | "split" | "joined" | "away";
  before: readonly Shape[];
  after: readonly Shape[];
  /** Place among its siblings, from 1. */
  numberBefore: number | null;
  numberAfter: number | null;
  /** Of paragraphs and titles. */
  words?: Segment[];
  /** Of lists, quotations, tables, rows and cells. */
  children?: Block[];
  /** Of a table whose columns were lined up. */
  columns?: readonly ("equal" | "inserted" | "deleted")[];
  /** Joins the two places of a moved block; the number is unique within the difference. */
  move?: number;
  change?: number;
};

export type Field = { name: string; segments: Segment[] };

/** What changed from one article to another, for the eye: nothing that is stored is ever made of it. */
export type Difference = {
  /** Those fields that differ, in the order they are shown in. */
  fields: Field[];
  blocks: Block[];
  /** How many places changed. */
  changes: number;
};

/** Moved blocks of one level by the number of their move, at the place where they stand now. */
export function movesOf(blocks: readonly Block[]): Map<number, Block> {
  return new Map(blocks.flatMap((block) => (block.move !== undefined && block.kind !== "away" ? [[block.move, block] as const] : [])));
}
