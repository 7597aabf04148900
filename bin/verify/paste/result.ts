import type { ArticleDocument, DocumentNode } from "#lib/content/document.ts";
import type { Figures } from "./source.ts";

/** The same figures of what was made of a text. */
export function figuresOfDocument(document: ArticleDocument): Figures {
  const found: Figures = { words: "", items: 0, deepest: 0, tables: 0, cells: 0, spans: 0, headings: 0, links: [], pictures: 0 };
  const words: string[] = [];
  const notes: string[] = [];
  let link = "";
  const walk = (node: DocumentNode, lists: number): void => {
    const { type, attrs = {} } = node;
    if (type === "text") {
      words.push(node.text ?? "");
      const href = String(node.marks?.find((mark) => mark.type === "link")?.attrs?.href ?? "");
      if (href && href !== link) found.links.push(href);
      link = href;
      return;
    }
    if (type === "footnote") notes.push("\n", String(attrs.text));
    else words.push("\n");
    if (type === "listItem") found.items += 1;
    const depth = lists + (type.endsWith("List") ? 1 : 0);
    found.deepest = Math.max(found.deepest, depth);
    if (type === "table") found.tables += 1;
    if (type.startsWith("tableCell") || type === "tableHeader") {
      found.cells += 1;
      found.spans += Number(attrs.colspan) + Number(attrs.rowspan) - 2;
    }
    if (type === "heading") found.headings += 1;
    if (type === "picture") {
      found.pictures += 1;
      words.push(String(attrs.caption ?? ""), attrs.source ? `（来源：${attrs.source}）` : "", "\n");
      if (attrs.href) found.links.push(String(attrs.href));
    }
    for (const child of node.content ?? []) walk(child, depth);
    words.push(type === "footnote" ? "" : "\n");
  };
  walk(document, 0);
  found.words = [...words, ...notes].join("");
  return found;
}

const gap = /[\s\u200b\ufeff\u0000]+/g;
export const tokens = (text: string): string[] => text.toWellFormed().split(gap).filter(Boolean);

/** How many of the first text's characters the second one has, whatever their order. */
export function kept(source: string, result: string): { kept: number; all: number } {
  const left = new Map<string, number>();
  for (const mark of result.replace(gap, "")) left.set(mark, (left.get(mark) ?? 0) + 1);
  let found = 0;
  let all = 0;
  for (const mark of source.toWellFormed().replace(gap, "")) {
    all += 1;
    const many = left.get(mark) ?? 0;
    if (many === 0) continue;
    left.set(mark, many - 1);
    found += 1;
  }
  return { kept: found, all };
}
