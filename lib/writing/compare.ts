import { diffArrays, diffChars } from "diff";
import type { DocumentNode } from "#lib/content/document.ts";
import { textOf } from "./checks.ts";
import { sameJson } from "./same-json.ts";
import type { DraftWords } from "./words.ts";

/** A stretch of blocks: the same in both, or what each has in that place. */
export type Stretch = { same: DocumentNode[] } | { mine: DocumentNode[]; theirs: DocumentNode[] };
export type Choice = "mine" | "theirs" | "both";
export type FieldName = Exclude<keyof DraftWords, "document">;

/** Without the ids of blocks, by which no reader would tell two texts apart. */
function keyOf(node: DocumentNode): string {
  return JSON.stringify(node, (name, value) => (name === "blockId" || value === null ? undefined : value));
}

const blocksOf = (document: DocumentNode) => (document.content ?? []).map((node) => ({ node, key: keyOf(node) }));

/** Lines two texts up block by block. */
export function stretchesOf(mine: DocumentNode, theirs: DocumentNode): Stretch[] {
  const stretches: Stretch[] = [];
  for (const part of diffArrays(blocksOf(theirs), blocksOf(mine), { comparator: (a, b) => a.key === b.key })) {
    const nodes = part.value.map(({ node }) => node);
    if (!part.added && !part.removed) {
      stretches.push({ same: nodes });
      continue;
    }
    let last = stretches.at(-1);
    if (!last || "same" in last) {
      last = { mine: [], theirs: [] };
      stretches.push(last);
    }
    last[part.added ? "mine" : "theirs"].push(...nodes);
  }
  return stretches;
}

export function differingFields(mine: DraftWords, theirs: DraftWords): FieldName[] {
  return (Object.keys(mine) as (keyof DraftWords)[]).filter((name): name is FieldName => name !== "document" && !sameJson(mine[name], theirs[name]));
}

/** The words that come of the choices; what is the same in both needs none. */
export function mergeWords(
  mine: DraftWords,
  theirs: DraftWords,
  stretches: readonly Stretch[],
  choices: { blocks: ReadonlyMap<number, Choice>; fields: ReadonlyMap<FieldName, Choice> },
): DraftWords {
  const content = stretches.flatMap((stretch, at) => {
    if ("same" in stretch) return stretch.same;
    const choice = choices.blocks.get(at) ?? "mine";
    if (choice === "both") return [...stretch.theirs, ...stretch.mine];
    return stretch[choice];
  });
  const fields = Object.fromEntries(
    differingFields(mine, theirs).map((name) => [name, (choices.fields.get(name) === "theirs" ? theirs : mine)[name]]),
  );
  return { ...mine, ...fields, document: { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] } };
}

/** The words of a block, with a name for what has none. */
export function blockWords(node: DocumentNode): string {
  if (node.type === "picture") return `〔图片：${String(node.attrs?.alt || node.attrs?.caption || "没有文字")}〕`;
  if (node.type === "attachment") return `〔附件：${String(node.attrs?.name ?? "")}〕`;
  if (node.type === "horizontalRule") return "〔分隔线〕";
  if (node.type === "footnote") return `〔注：${String(node.attrs?.text ?? "")}〕`;
  if (node.type === "hardBreak") return "\n";
  if (node.text !== undefined) return node.text;
  const between = node.type === "tableRow" ? " | " : ["table", "bulletList", "orderedList", "blockquote", "listItem"].includes(node.type) ? "\n" : "";
  return (node.content ?? []).map(blockWords).join(between);
}

export type Piece = { text: string; change: "same" | "added" | "removed" };

/** What changed from one text to the other, character by character; null when they differ too much to be shown so. */
export function piecesOf(before: string, after: string): Piece[] | null {
  const parts = diffChars(before, after, { timeout: 500, maxEditLength: 20_000 });
  return parts?.map(({ value, added, removed }) => ({ text: value, change: added ? "added" : removed ? "removed" : "same" })) ?? null;
}

/** Title and text as somebody pastes them elsewhere. */
export function plainCopy(words: DraftWords): string {
  return [words.title, "", ...(words.document.content ?? []).map(textOf)].join("\n");
}
