import type { DocumentNode } from "#lib/content/document.ts";
import { type Block, type Difference, movesOf, type Part, type Shape } from "./model.ts";
import { sideOf } from "./words.ts";

type Side = "before" | "after";
export type Shown = { fields: Record<string, string>; document: DocumentNode };

/** The newer text, of nothing but what is shown. */
export const applied = (difference: Difference): Shown => shown(difference, "after");
/** The older text, of nothing but what is shown. */
export const original = (difference: Difference): Shown => shown(difference, "before");

function shown({ fields, blocks }: Difference, side: Side): Shown {
  return {
    fields: Object.fromEntries(
      fields.map(({ name, segments }) => [
        name,
        sideOf(segments, side)
          .flat()
          .map(({ text }) => text)
          .join(""),
      ]),
    ),
    document: { type: "doc", content: nodesOf(blocks, side) },
  };
}

function nodesOf(blocks: readonly Block[], side: Side): DocumentNode[] {
  const moved = movesOf(blocks);
  return blocks.flatMap((block) => {
    if (side === "after" || block.move === undefined) return nodesOfBlock(block, side);
    const found = block.kind === "away" ? moved.get(block.move) : undefined;
    return found ? nodesOfBlock(found, side) : [];
  });
}

function nodesOfBlock({ words, children, ...block }: Block, side: Side): DocumentNode[] {
  const paragraphs = words && sideOf(words, side);
  return block[side].map((shape, at) => {
    const content = paragraphs ? (paragraphs[at] ?? []).map(nodeOf) : nodesOf(children ?? [], side);
    return { ...bare(shape), ...(content.length > 0 && { content }) };
  });
}

const bare = ({ type, attrs, blockId }: Shape): DocumentNode => {
  const all = { ...attrs, ...(blockId !== undefined && { blockId }) };
  return { type, ...(Object.keys(all).length > 0 && { attrs: all }) };
};

function nodeOf({ text, marks, atom }: Part): DocumentNode {
  const node: DocumentNode = atom ? { ...atom } : { type: "text", text };
  if (marks.length > 0) node.marks = [...marks];
  return node;
}
