import { block, paragraph } from "./block-builder.ts";
import type { DocumentNode } from "./document.ts";
import type { Numbered } from "./html-reader.ts";

const numbered = "numbered";
const continuing = "continuing";

/** Stands among the blocks of a walk until `nestItems` makes lists of its kind. */
export const numberedItem = (place: Numbered, content: DocumentNode[]): DocumentNode => ({ type: numbered, attrs: place, content });
export const continued = (content: DocumentNode[]): DocumentNode => ({ type: continuing, content });

/** An item begins with a paragraph; a heading there becomes one. */
export function listItem(content: DocumentNode[]): DocumentNode {
  const [first, ...rest] = content;
  if (first?.type === "heading") return block("listItem", {}, [paragraph(first.content), ...rest]);
  return block("listItem", {}, first?.type === "paragraph" ? content : [paragraph(), ...content]);
}

export const orderedList = (start: number, type: string | null, items: DocumentNode[]) => block("orderedList", { start, type }, items);

type Open = { level: number; list: string; ordered: boolean; next: number | null; node: DocumentNode };

/** Makes nested lists of numbered paragraphs that follow each other. A skipped level is no level of its own. */
export function nestItems(blocks: DocumentNode[]): DocumentNode[] {
  if (!blocks.some((each) => each.type === numbered || each.type === continuing)) return blocks;
  const out: DocumentNode[] = [];
  let open: Open[] = [];
  for (const each of blocks) {
    const inner = each.content ?? [];
    if (each.type === numbered) open = place(each.attrs as Numbered, inner, open, out);
    else if (each.type === continuing) (open.at(-1)?.node.content?.at(-1)?.content ?? out).push(...inner);
    else {
      open = [];
      out.push(each);
    }
  }
  return out;
}

function place(at: Numbered, content: DocumentNode[], before: Open[], out: DocumentNode[]): Open[] {
  const open = before.filter((each) => each.level <= at.level);
  const top = open.at(-1);
  const item = listItem(content);
  const number = at.ordered ? at.start : null;
  const same = top?.level === at.level && top.list === at.list && top.ordered === at.ordered;
  if (top && same && (number === null || top.next === null || number === top.next)) {
    top.node.content?.push(item);
    if (top.next !== null) top.next += 1;
    return open;
  }
  const outer = top?.level === at.level ? open.slice(0, -1) : open;
  const into = outer.at(-1)?.node.content?.at(-1)?.content ?? out;
  const node = at.ordered ? orderedList(number ?? 1, at.type, [item]) : block("bulletList", {}, [item]);
  into.push(node);
  return [...outer, { level: at.level, list: at.list, ordered: at.ordered, next: number === null ? null : number + 1, node }];
}
