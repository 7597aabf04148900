import type { DocumentMark } from "./document.ts";
import type { Markup, MarkupNode } from "./parse-markup.ts";

/** Elements whose words nobody sees. */
export const silent = new Set(
  "script style template head title xml noscript iframe audio video canvas datalist noembed noframes meta link base input param source track colgroup desc metadata defs".split(
    " ",
  ),
);
export const blockTags = new Set(
  "p div section article header footer main aside nav address center figure figcaption dl dt dd form fieldset legend details summary body html pre hgroup caption search dialog textarea option xmp plaintext listing li tr ul ol menu dir table blockquote tbody thead tfoot".split(
    " ",
  ),
);

export const isElement = (node: MarkupNode): node is Markup => "tagName" in node;

export function attribute(element: Markup, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? "";
}

export function hasClass(element: Markup, name: string | RegExp): boolean {
  const names = attribute(element, "class").split(/\s+/);
  return typeof name === "string" ? names.includes(name) : names.some((each) => name.test(each));
}

export type Style = ReadonlyMap<string, string>;

/** Declarations by name in lower case. */
export function declarations(css: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!css) return found;
  for (const each of css.split(";")) {
    const colon = each.indexOf(":");
    if (colon > 0)
      found.set(
        each.slice(0, colon).trim().toLowerCase(),
        each
          .slice(colon + 1)
          .replace("!important", "")
          .trim(),
      );
  }
  return found;
}

/** Every node below, in order, without recursion; `enter` says whether to look inside. */
export function visit(nodes: readonly MarkupNode[], enter: (node: MarkupNode) => boolean): void {
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!enter(node) || !("childNodes" in node)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at];
      if (child) open.push(child);
    }
  }
}

/** Whether anything is written in it; stops at the first word. */
export function hasWords(element: Markup): boolean {
  const open = [{ nodes: element.childNodes, at: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.at];
    top.at += 1;
    if (!node) open.pop();
    else if (node.nodeName === "#text" && "value" in node && node.value.trim()) return true;
    else if ("childNodes" in node && !silent.has(node.nodeName)) open.push({ nodes: node.childNodes, at: 0 });
  }
  return false;
}

/** The words of some nodes in one line. */
export function wordsOf(nodes: readonly MarkupNode[], leaveOut: (element: Markup) => boolean = () => false): string {
  const words: string[] = [];
  visit(nodes, (node) => {
    if (node.nodeName === "#text" && "value" in node) words.push(node.value);
    if (!isElement(node)) return false;
    if (blockTags.has(node.tagName) || node.tagName === "br" || node.tagName === "td") words.push(" ");
    return !silent.has(node.tagName) && !leaveOut(node);
  });
  return words.join("").replaceAll("\u0000", "").toWellFormed().replaceAll(/\s+/g, " ").trim();
}

export type Look = {
  bold: boolean;
  emphasis: boolean;
  underline: boolean;
  strike: boolean;
  script: "" | "superscript" | "subscript";
  link: string;
  pre: boolean | "lines";
};
export const plainLook: Look = { bold: false, emphasis: false, underline: false, strike: false, script: "", link: "", pre: false };

const looks: Record<string, Partial<Look>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { emphasis: true },
  em: { emphasis: true },
  u: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  sup: { script: "superscript" },
  sub: { script: "subscript" },
  pre: { pre: true },
  textarea: { pre: true },
  xmp: { pre: true },
};

/** How words inside the element look, given how they looked outside. */
export function lookOf(tag: string, style: Style, outer: Look): Look {
  const look: Look = { ...outer, ...looks[tag] };
  if (style.size === 0) return look;
  const weight = style.get("font-weight")?.toLowerCase();
  if (weight && /^(?:bold|bolder|[6-9]00)/.test(weight)) look.bold = true;
  else if (weight && /^(?:normal|lighter|[1-5]00)/.test(weight)) look.bold = false;
  const slant = style.get("font-style")?.toLowerCase();
  if (slant) look.emphasis = /^(?:italic|oblique)/.test(slant);
  const line = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`.toLowerCase();
  if (line.includes("underline")) look.underline = true;
  else if (tag === "u" && line.includes("none")) look.underline = outer.underline;
  if (line.includes("line-through")) look.strike = true;
  const shift = style.get("vertical-align")?.toLowerCase();
  if (shift === "super") look.script = "superscript";
  if (shift === "sub") look.script = "subscript";
  const space = (style.get("white-space") ?? style.get("white-space-collapse"))?.toLowerCase();
  if (space) look.pre = /^pre-line|^preserve-breaks/.test(space) ? "lines" : /^(?:pre|break-spaces|preserve)/.test(space);
  return look;
}

export function marksOf(look: Look, inHeading: boolean): DocumentMark[] {
  const marks: DocumentMark[] = [];
  if (look.link) marks.push({ type: "link", attrs: { href: look.link } });
  if (look.bold && !inHeading) marks.push({ type: "bold" });
  if (look.emphasis) marks.push({ type: "emphasis" });
  if (look.underline && !look.link) marks.push({ type: "underline" });
  if (look.strike) marks.push({ type: "strike" });
  if (look.script) marks.push({ type: look.script });
  return marks;
}
