import { type DefaultTreeAdapterMap, parse } from "parse5";

export type Node = DefaultTreeAdapterMap["node"];
export type Element = DefaultTreeAdapterMap["element"];

export const page = (html: string): Node => parse(html);

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

/** Elements below a node in the order of the document. */
export function elements(within: Node, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if ("tagName" in node && test(node)) found.push(node);
    if ("childNodes" in node) for (const child of node.childNodes) walk(child);
  };
  walk(within);
  return found;
}

export const tagged = (within: Node, tag: string): Element[] => elements(within, (element) => element.tagName === tag);

export const classed = (within: Node, name: string): Element[] =>
  elements(within, (element) => attribute(element, "class")?.split(" ").includes(name) === true);

/** The text of a node exactly as it stands. */
export function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** The same with white space made single. */
export const wordsOf = (node: Node | undefined): string => (node ? textOf(node) : "").replace(/\s+/g, " ").trim();
