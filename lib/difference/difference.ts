import type { DocumentNode } from "#lib/content/document.ts";
import { blocksOf } from "./blocks.ts";
import { Budget } from "./budget.ts";
import { numberChanges } from "./changes.ts";
import type { Difference, Field, Part } from "./model.ts";
import { segmentsOf } from "./words.ts";

/** An article as it is compared: its document, and fields of plain words by name. */
export type Compared = { document: DocumentNode } & Record<string, unknown>;

/** What changed from one text to another; the same texts always give the same answer, within bounded work. */
export function differenceOf(before: Compared, after: Compared): Difference {
  const budget = new Budget();
  const names = Object.keys(after).filter((name) => name !== "document");
  const fields = names.flatMap((name): Field[] => {
    const [one, two] = [fieldWords(before[name]), fieldWords(after[name])];
    return one === two ? [] : [{ name, segments: segmentsOf(plain(one), plain(two), budget) }];
  });
  const blocks = blocksOf(before.document.content ?? [], after.document.content ?? [], { budget, moves: 0 });
  return { fields, blocks, changes: numberChanges(fields, blocks) };
}

/** A field as words: keywords in a row, a picture by its number. */
export function fieldWords(value: unknown): string {
  return Array.isArray(value) ? value.join("、") : String(value ?? "");
}

const plain = (text: string): Part[] => (text ? [{ text, marks: [] }] : []);
