import { type DefaultTreeAdapterMap, parseFragment } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
const breaks = new Set(["p", "h2", "h3", "li", "tr", "blockquote", "figcaption", "caption", "br", "hr"]);

/** The words of sanitised HTML, one line a block. */
export function plainText(html: string): string {
  const out: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === "#text" && "value" in node) out.push(node.value);
    if ("childNodes" in node) for (const child of node.childNodes) walk(child);
    if (node.nodeName === "td" || node.nodeName === "th") out.push("\t");
    if (breaks.has(node.nodeName)) out.push("\n");
  };
  walk(parseFragment(html));
  return out
    .join("")
    .split("\n")
    .map((line) => line.replace(/[ \t\u00A0]+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}

/** Number of Chinese characters and other visible marks, without white space. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s/g, "")].length;
}

/** The opening of a text, cut at a character, never inside one. */
export function excerpt(text: string, length = 90): string {
  const flat = [...text.replace(/\s+/g, " ").trim()];
  return flat.length <= length ? flat.join("") : `${flat.slice(0, length).join("")}…`;
}
