import { block, paragraph } from "./block-builder.ts";
import type { DocumentNode } from "./document.ts";
import { positive } from "./html-reader.ts";
import { attribute, isElement } from "./markup.ts";
import type { Markup, MarkupNode } from "./parse-markup.ts";

const mostSpanned = 200;

export const isRow = (node: MarkupNode): node is Markup => isElement(node) && /^(?:tr|tbody|thead|tfoot)$/.test(node.tagName);
const span = (cell: Markup, name: string) => Math.min(positive(attribute(cell, name)) ?? 1, mostSpanned);

type Reading = {
  hidden(element: Markup): boolean;
  content(cell: Markup): DocumentNode[];
  /** Blocks of what stands in a table outside its cells. */
  outside(node: Markup): DocumentNode[];
};

/** The table of an element, or of rows that lost theirs. Words beside the cells stand before it. */
export function tableOf(children: readonly MarkupNode[], reading: Reading): DocumentNode[] {
  const rows: DocumentNode[] = [];
  const before: DocumentNode[] = [];
  let covered = 0;
  const row = (element: Markup) => {
    const cells: DocumentNode[] = [];
    let reach = 1;
    for (const child of element.childNodes) {
      if (!isElement(child) || reading.hidden(child)) continue;
      if (child.tagName !== "td" && child.tagName !== "th") {
        before.push(...reading.outside(child));
        continue;
      }
      const attrs = { colspan: span(child, "colspan"), rowspan: span(child, "rowspan"), colwidth: null };
      const content = reading.content(child);
      reach = Math.max(reach, attrs.rowspan);
      cells.push({
        type: child.tagName === "th" ? "tableHeader" : "tableCell",
        attrs,
        content: content.length > 0 ? content : [paragraph()],
      });
    }
    covered = Math.max(covered - 1, 0);
    if (cells.length > 0 || covered > 0) rows.push({ type: "tableRow", content: cells });
    covered = Math.max(covered, reach);
  };
  const section = (element: MarkupNode) => {
    if (!isElement(element) || reading.hidden(element)) return;
    if (element.tagName === "tr") row(element);
    else if (isRow(element)) element.childNodes.forEach(section);
    else before.push(...reading.outside(element));
  };
  children.forEach(section);
  return rows.length > 0 ? [...before, block("table", {}, rows)] : before;
}
