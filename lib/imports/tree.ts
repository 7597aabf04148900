import { type DefaultTreeAdapterMap, parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];

/** A page as the reader needs it: elements with parents, text, and the comment a browser leaves when saving. */
export type Element = { tag: string; attrs: Readonly<Record<string, string>>; parent: Element | null; children: (Element | string)[]; depth: number };
export type Tree = { root: Element; comments: string[] };

/** Deeper elements are laid flat into this depth, so that later walks may recurse. */
const deepest = 400;

/** Parses as a browser does: unclosed cells and stray end tags of old pages included. */
export function parseTree(html: string): Tree {
  const root: Element = { tag: "#root", attrs: {}, parent: null, children: [], depth: 0 };
  const comments: string[] = [];
  const stack: { node: Node; into: Element }[] = [{ node: parse(html), into: root }];
  while (stack.length > 0) {
    const next = stack.pop();
    if (!next) break;
    const { node, into } = next;
    if (node.nodeName === "#text" && "value" in node) into.children.push(node.value);
    else if (node.nodeName === "#comment" && "data" in node) comments.push(node.data);
    else {
      const here = "tagName" in node ? enter(node, into) : into;
      const children = "childNodes" in node ? node.childNodes : [];
      for (let at = children.length - 1; at >= 0; at -= 1) {
        const child = children[at];
        if (child) stack.push({ node: child, into: here });
      }
    }
  }
  return { root, comments };
}

function enter(node: DefaultTreeAdapterMap["element"], into: Element): Element {
  const flat = into.depth >= deepest && into.parent ? into.parent : into;
  const attrs: Record<string, string> = {};
  for (const attr of node.attrs) attrs[attr.name] = attr.value;
  const element: Element = { tag: node.tagName, attrs, parent: flat, children: [], depth: flat.depth + 1 };
  flat.children.push(element);
  return element;
}

/** All elements below one, in document order. */
export function* descend(element: Element): Generator<Element> {
  const stack: Element[] = [];
  const push = (children: Element["children"]): void => {
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child && typeof child !== "string") stack.push(child);
    }
  };
  push(element.children);
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    push(next.children);
  }
}

export function within(element: Element | null, ancestor: Element): boolean {
  for (let at = element; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

export function ancestors(element: Element | null): Element[] {
  const list: Element[] = [];
  for (let at = element; at; at = at.parent) list.push(at);
  return list;
}

/** Raw text below an element, without markup. */
export function rawText(element: Element): string {
  const parts: string[] = [];
  const walk = (at: Element): void => {
    for (const child of at.children) typeof child === "string" ? parts.push(child) : walk(child);
  };
  walk(element);
  return parts.join("");
}

const words = new WeakMap<Element, string[]>();

/** Class and id of an element as lower-case words: `art-Title bt` gives art, title, bt. */
export function nameWords(element: Element): string[] {
  const known = words.get(element);
  if (known) return known;
  const names = `${element.attrs.id ?? ""} ${element.attrs.class ?? ""}`.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  const found = names.split(/[^a-z0-9]+/).filter(Boolean);
  words.set(element, found);
  return found;
}
