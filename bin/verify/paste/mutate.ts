import { type DefaultTreeAdapterMap, html as names, parse, serialize } from "parse5";
import { whole } from "./source.ts";

type Node = DefaultTreeAdapterMap["childNode"];
type Parent = DefaultTreeAdapterMap["parentNode"];
type Element = DefaultTreeAdapterMap["element"];

/** The same numbers for the same seed, so that a fault can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const dresses = ["color:red", "font-family:宋体;letter-spacing:1px", "font-size:10.5pt;line-height:150%", "background:white"];

function wrapper(tag: string, style: string, children: Node[], parentNode: Parent): Element {
  const made: Element = {
    nodeName: tag,
    tagName: tag,
    attrs: style ? [{ name: "style", value: style }] : [],
    childNodes: children,
    namespaceURI: names.NS.HTML,
    parentNode,
  };
  for (const child of children) child.parentNode = made;
  return made;
}

const phrasing = /^(?:p|span|b|i|u|em|strong|font|a|h[1-6])$/;
const open = /^(?:body|div|section)$/;

/** The text dressed otherwise, as other programs and versions would: its words and structure stay. */
export function mutate(html: string, seed: number): string {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  const tree = parse(whole(html));
  const change = (parent: Parent): void => {
    parent.childNodes = parent.childNodes.flatMap((child): Node[] => {
      if ("childNodes" in child) change(child);
      if (next() > 0.25) return [child];
      const style = pick(dresses) ?? "";
      const isText = child.nodeName === "#text" && "value" in child;
      if (isText && phrasing.test(parent.nodeName) && child.value.length > 1) {
        const at = 1 + Math.floor(next() * (child.value.length - 1));
        if (/[\udc00-\udfff]/.test(child.value[at] ?? "")) return [child];
        const first: Node = { ...child, value: child.value.slice(0, at) };
        const rest: Node = { ...child, value: child.value.slice(at) };
        return next() < 0.5 ? [wrapper("span", style, [first], parent), rest] : [first, wrapper("font", style, [rest], parent)];
      }
      if (phrasing.test(parent.nodeName) && "tagName" in child && child.tagName === "span") return [wrapper("span", style, [child], parent)];
      if (open.test(parent.nodeName) && "tagName" in child && /^(?:p|table|ul|ol|h[1-6])$/.test(child.tagName))
        return [wrapper(next() < 0.5 ? "div" : "section", style, [child], parent)];
      return [child];
    });
  };
  for (const child of tree.childNodes)
    if ("childNodes" in child) for (const part of child.childNodes) if (part.nodeName === "body" && "childNodes" in part) change(part);
  return serialize(tree);
}
