import type { DocumentMark, DocumentNode } from "#lib/content/document.ts";
import type { Shape } from "./model.ts";

/** Attributes that say something: blocks' ids and what is not set tell no reader two texts apart. */
function told(attrs: Record<string, unknown> | undefined): [string, unknown][] {
  return Object.entries(attrs ?? {})
    .filter(([name, value]) => name !== "blockId" && value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export const marksKey = (marks: readonly DocumentMark[] | undefined): string =>
  marks?.length ? JSON.stringify(marks.map(({ type, attrs }) => [type, told(attrs)])) : "";

export const shapeKey = ({ type, attrs }: Shape): string => JSON.stringify([type, told(attrs)]);

/** Equal for two nodes in which a reader sees the same. */
export function keyOf(node: DocumentNode): string {
  const content: string[] = [];
  let look: string | null = null;
  let words = "";
  const flush = () => {
    if (look !== null) content.push(JSON.stringify([words, look]));
    [look, words] = [null, ""];
  };
  for (const child of node.content ?? []) {
    const marks = marksKey(child.marks);
    if (child.text === undefined) {
      flush();
      content.push(keyOf(child), marks);
      continue;
    }
    if (look !== marks) flush();
    look = marks;
    words += child.text;
  }
  flush();
  return `${shapeKey(node)}(${content.join()})`;
}

export function shapeOf({ type, attrs }: DocumentNode): Shape {
  const { blockId, ...rest } = attrs ?? {};
  const shape: Shape = { type };
  if (Object.keys(rest).length > 0) shape.attrs = rest;
  if (typeof blockId === "string") shape.blockId = blockId;
  return shape;
}

/** Numbers for values: the same value, the same number. */
export class Numbers {
  readonly #known = new Map<string, number>();

  of(value: string): number {
    const known = this.#known.get(value) ?? this.#known.size;
    this.#known.set(value, known);
    return known;
  }
}
