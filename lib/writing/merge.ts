import type { DocumentNode } from "#lib/content/document.ts";
import { Budget } from "#lib/difference/budget.ts";
import { anchorsOf, commonOf } from "#lib/difference/common.ts";
import { keyOf, Numbers } from "#lib/difference/keys.ts";
import { sameJson } from "./same-json.ts";
import type { DraftWords } from "./words.ts";

/** A stretch of blocks: the same in both, or what each has in that place. */
export type Stretch = { same: DocumentNode[] } | { mine: DocumentNode[]; theirs: DocumentNode[] };
export type Choice = "mine" | "theirs" | "both";
export type FieldName = Exclude<keyof DraftWords, "document">;

const textOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(textOf).join("");

/** Lines two texts up block by block; the choices are made between whole blocks, so that nothing of a display is ever stored. */
export function stretchesOf(mine: DocumentNode, theirs: DocumentNode): Stretch[] {
  const [left, right] = [theirs.content ?? [], mine.content ?? []];
  const numbers = new Numbers();
  const [a, b] = [left.map((node) => numbers.of(keyOf(node))), right.map((node) => numbers.of(keyOf(node)))];
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const { before, after, length } of [...(commonOf(a, b, new Budget()) ?? anchorsOf(a, b)), { before: a.length, after: b.length, length: 0 }]) {
    if (before > i || after > j) stretches.push({ theirs: left.slice(i, before), mine: right.slice(j, after) });
    if (length > 0) stretches.push({ same: left.slice(before, before + length) });
    [i, j] = [before + length, after + length];
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

/** What an editor calls the fields. */
export const fieldLabels: Record<FieldName, string> = {
  title: "标题",
  summary: "摘要",
  sourceName: "来源",
  sourceUrl: "原文网址",
  originalTitle: "原题",
  originalAuthor: "原作者",
  author: "作者",
  responsibleEditor: "责任编辑",
  sourceNote: "文末说明",
  keywords: "关键词",
  coverMediaId: "封面图片",
};
/** Title and text as somebody pastes them elsewhere. */
export function plainCopy(words: DraftWords): string {
  return [words.title, "", ...(words.document.content ?? []).map(textOf)].join("\n");
}
