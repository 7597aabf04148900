import type { DocumentNode } from "#lib/content/document.ts";
import type { Field } from "./finding.ts";

/** What is checked. Dates are YYYY-MM-DD in Shanghai. */
export type CheckedArticle = {
  title: string;
  document: DocumentNode;
  summary: string;
  sourceName: string;
  sourceUrl: string;
  /** When it was or will be published; today for a draft. */
  date: string;
};

export type LineKind = "title" | "summary" | "heading" | "paragraph" | "item" | "cell" | "quote";
export type Link = { from: number; to: number; href: string };
/** One run of words without a block inside: a title, a paragraph, a heading, a cell's paragraph. */
export type Line = {
  field: Field;
  kind: LineKind;
  text: string;
  links: readonly Link[];
  block: number | null;
  blockId: string | null;
  line: number | null;
};
/** A block that shows a file, or a note in the text. */
export type Leaf = {
  type: string;
  attrs: Record<string, unknown>;
  block: number;
  blockId: string | null /** In the line it stands in, if it stands in one. */;
  line: number | null;
  at: number;
};

export type Parts = { lines: Line[]; leaves: Leaf[] };

const kinds: Record<string, LineKind> = { listItem: "item", blockquote: "quote", tableCell: "cell", tableHeader: "cell" };
/** Stands for what is no letter, one unit wide as in ProseMirror. */
export const leafMark = "\uFFFC";

/** The lines of the text in reading order. Their offsets are ProseMirror's: one unit for a break or a footnote. */
export function partsOf(document: DocumentNode): Parts {
  const parts: Parts = { lines: [], leaves: [] };
  for (const [block, node] of (document.content ?? []).entries()) walk(node, block, null, "paragraph", parts);
  return parts;
}

function walk(node: DocumentNode, block: number, outer: string | null, kind: LineKind, parts: Parts): void {
  const own = node.attrs?.blockId;
  const blockId = typeof own === "string" ? own : outer;
  if (node.type === "paragraph" || node.type === "heading") {
    parts.lines.push(lineOf(node, block, blockId, node.type === "heading" ? "heading" : kind, parts));
    return;
  }
  if (node.type === "picture" || node.type === "attachment")
    parts.leaves.push({ type: node.type, attrs: node.attrs ?? {}, block, blockId, line: null, at: 0 });
  for (const child of node.content ?? []) walk(child, block, blockId, kinds[node.type] ?? kind, parts);
}

function lineOf(node: DocumentNode, block: number, blockId: string | null, kind: LineKind, parts: Parts): Line {
  const line = parts.lines.length;
  const links: Link[] = [];
  let text = "";
  for (const child of node.content ?? []) {
    const from = text.length;
    if (child.type === "text") text += child.text ?? "";
    else text += child.type === "hardBreak" ? "\n" : leafMark;
    if (child.type === "footnote") parts.leaves.push({ type: "footnote", attrs: child.attrs ?? {}, block, blockId, line, at: from });
    const href = child.marks?.find((mark) => mark.type === "link")?.attrs?.href;
    if (typeof href !== "string") continue;
    const last = links.at(-1);
    if (last && last.href === href && last.to === from) last.to = text.length;
    else links.push({ from, to: text.length, href });
  }
  return { field: "text", kind, text, links, block, blockId, line };
}

export function fieldLine(field: "title" | "summary", text: string): Line {
  return { field, kind: field, text, links: [], block: null, blockId: null, line: null };
}
