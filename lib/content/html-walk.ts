import { BlockBuilder, block, paragraph, type Shape } from "./block-builder.ts";
import type { ArticleDocument, DocumentNode } from "./document.ts";
import { type HtmlReader, positive } from "./html-reader.ts";
import { isRow, tableOf } from "./html-tables.ts";
import { attribute, blockTags, hasClass, isElement, type Look, lookOf, plainLook, type Style, silent, wordsOf } from "./markup.ts";
import { continued, listItem, nestItems, numberedItem, orderedList } from "./numbered-items.ts";
import { numberings } from "./numberings.ts";
import type { Markup, MarkupNode } from "./parse-markup.ts";

/** Deeper lists and tables become plain paragraphs: a document is at most a hundred levels deep, and nobody reads that. */
const deepestStructure = 12;
const deepestElement = 300;

type Place = { look: Look; shape: Shape; structures: number; depth: number };
const plain: Shape = { type: "paragraph", align: null };
const isList = (tag: string) => tag === "ul" || tag === "ol" || tag === "menu" || tag === "dir";
const isSpace = (node: MarkupNode) => node.nodeName === "#comment" || (node.nodeName === "#text" && "value" in node && !node.value.trim());
const textOf = (node: DocumentNode): string => node.text ?? node.content?.map(textOf).join("") ?? "";
const isLinked = (node: DocumentNode): boolean => !!node.marks?.some((mark) => mark.type === "link") || !!node.content?.some(isLinked);

/** One walk over a tree: words and structure stay, everything that is not named here goes. */
export class HtmlWalk {
  private readonly reader: HtmlReader;
  constructor(reader: HtmlReader) {
    this.reader = reader;
  }

  document(nodes: readonly MarkupNode[]): ArticleDocument {
    this.reader.survey(nodes);
    const content = this.blocks(nodes, { look: plainLook, shape: plain, structures: 0, depth: 0 });
    return { type: "doc", content: content.length > 0 ? content : [paragraph()] };
  }

  /** What a document, an item, a cell or a quotation holds. */
  private blocks(nodes: readonly MarkupNode[], place: Place): DocumentNode[] {
    return nestItems(this.loose(nodes, place));
  }

  /** Blocks whose numbered paragraphs still wait for those beside them. */
  private loose(nodes: readonly MarkupNode[], place: Place): DocumentNode[] {
    const builder = new BlockBuilder(place.shape, this.reader.habits);
    this.flow(nodes, place, builder);
    builder.flush();
    return builder.blocks;
  }

  private flow(nodes: readonly MarkupNode[], place: Place, builder: BlockBuilder): void {
    let skipping = false;
    let rows: MarkupNode[] = [];
    const endRows = () => {
      if (rows.length > 0) builder.add(...this.table(rows, place));
      rows = [];
    };
    for (const node of nodes) {
      if (node.nodeName === "#comment" && "data" in node) {
        const skips = this.reader.skips(node.data);
        if (skips) skipping = skips === "open";
      }
      if (skipping) continue;
      if (isRow(node) && place.structures < deepestStructure) {
        rows.push(node);
        continue;
      }
      if (rows.length > 0 && isSpace(node)) continue;
      endRows();
      if (node.nodeName === "#text" && "value" in node) builder.text(node.value, place.look);
      if (isElement(node)) this.element(node, place, builder);
    }
    endRows();
  }

  private element(element: Markup, outer: Place, builder: BlockBuilder): void {
    const tag = element.tagName;
    if (silent.has(tag)) return;
    const { reader } = this;
    const style = reader.style(element);
    if (reader.hidden(element, style)) return;
    if (outer.depth > deepestElement) return builder.text(wordsOf([element]), outer.look);
    const place = this.within(element, style, outer);
    if (tag === "img" || tag === "v:imagedata") {
      const node = reader.picture(element, place.look);
      if (node) builder.picture(node);
    }
    if (tag === "br") return builder.lineBreak();
    if (tag === "hr") return builder.add(block("horizontalRule"));
    const note = reader.note(element);
    if (note !== null) return builder.inline({ type: "footnote", attrs: { text: note } });
    if (outer.structures < deepestStructure && this.structure(element, style, place, builder)) return;
    const shape = this.shapeOf(element, style, place);
    if (shape) return builder.add(...this.shaped(element, style, { ...place, shape }));
    if (tag === "td" || tag === "th") builder.text(" ", place.look);
    this.flow(element.childNodes, place, builder);
  }

  /** Lists, tables, quotations: what holds blocks of its own. */
  private structure(element: Markup, style: Style, place: Place, builder: BlockBuilder): boolean {
    const tag = element.tagName;
    const deeper = { ...place, structures: place.structures + 1 };
    if (isList(tag) && this.reader.isFlat(element)) this.flow(element.childNodes, place, builder);
    else if (isList(tag)) builder.add(...this.list(element, deeper));
    else if (tag === "table") builder.add(...this.table(element.childNodes, place));
    else if (tag === "figure") builder.add(...this.figure(element, place));
    else if (tag === "blockquote") {
      const content = this.blocks(element.childNodes, deeper);
      if (content.length > 0) builder.add(block("blockquote", {}, content));
    } else {
      const numbered = tag === "li" ? this.reader.strayItem(element) : this.reader.numbered(element, style);
      if (!numbered) return false;
      const content = this.blocks(element.childNodes, { ...deeper, shape: plain });
      if (content.length > 0) builder.add(numberedItem(numbered, content));
    }
    return true;
  }

  private shaped(element: Markup, style: Style, place: Place): DocumentNode[] {
    const prefix = this.reader.prefix(element, style);
    const words = prefix ? [{ nodeName: "#text", value: prefix, parentNode: null } as MarkupNode] : [];
    const blocks = this.loose([...words, ...element.childNodes], place);
    return this.reader.continues(element, style) && blocks.length > 0 ? [continued(blocks)] : blocks;
  }

  private within(element: Markup, style: Style, outer: Place): Place {
    const look = lookOf(element.tagName, style, outer.look);
    if (element.tagName === "a") look.link = this.reader.link(element);
    return { ...outer, look, depth: outer.depth + 1 };
  }

  private shapeOf(element: Markup, style: Style, place: Place): Shape | null {
    const tag = element.tagName;
    const heading = this.reader.heading(element, style);
    if (heading) return heading;
    const display = style.get("display")?.toLowerCase() ?? "";
    const isBlock = blockTags.has(tag) ? !/^inline/.test(display) : /^(?:block|flex|grid|list-item|table)$/.test(display) && tag !== "img";
    if (!isBlock) return null;
    if (place.shape.type === "heading") return place.shape;
    return this.aligned(element, style, place.shape);
  }

  private aligned(element: Markup, style: Style, outer: Shape): Shape {
    const align = style.get("text-align") ?? attribute(element, "align");
    if (element.tagName === "center" || hasClass(element, "center") || /^(?:-webkit-)?center/i.test(align))
      return { type: "paragraph", align: "center" };
    if (hasClass(element, "end") || /^(?:right|end)/i.test(align)) return { type: "paragraph", align: "end" };
    return align || outer.type === "heading" ? plain : outer;
  }

  private figure(element: Markup, place: Place): DocumentNode[] {
    const isCaption = (node: MarkupNode) => node.nodeName === "figcaption";
    const rest = this.blocks(
      element.childNodes.filter((each) => !isCaption(each)),
      { ...place, shape: plain },
    );
    const words = this.blocks(element.childNodes.filter(isCaption), { ...place, shape: plain });
    const caption = words.map(textOf).join(" ").trim();
    const [picture] = rest;
    const fits = rest.length === 1 && picture?.type === "picture" && caption.length <= 900 && !words.some(isLinked);
    if (!fits || !picture.attrs) return [...rest, ...words];
    const credit = /^(.*)（来源：([^（）]{1,100})）$/s.exec(caption);
    picture.attrs.caption = credit ? credit[1] : caption;
    picture.attrs.source = credit?.[2] ?? "";
    return [picture];
  }

  private list(element: Markup, outer: Place): DocumentNode[] {
    const place: Place = { ...outer, shape: plain };
    const items: DocumentNode[] = [];
    for (const child of element.childNodes) {
      if (!isElement(child) || child.tagName !== "li") {
        const loose = this.blocks([child], place);
        const last = items.at(-1);
        if (last?.content) last.content.push(...loose);
        else if (isElement(child) && isList(child.tagName) && loose.length === 1) items.push(...(loose[0]?.content ?? []));
        else if (loose.length > 0) items.push(listItem(loose));
        continue;
      }
      const style = this.reader.style(child);
      if (this.reader.hidden(child, style)) continue;
      const inside = this.within(child, style, place);
      items.push(listItem(this.blocks(child.childNodes, { ...inside, shape: this.aligned(child, style, plain) })));
    }
    if (items.length === 0) return [];
    if (element.tagName !== "ol") return [block("bulletList", {}, items)];
    const type = numberings.find(([named, shown]) => attribute(element, "type") === named || hasClass(element, shown))?.[0] ?? null;
    return [orderedList(positive(attribute(element, "start")) ?? 1, type, items)];
  }

  private table(children: readonly MarkupNode[], outer: Place): DocumentNode[] {
    const place: Place = { ...outer, shape: plain, structures: outer.structures + 1 };
    return tableOf(children, {
      hidden: (element) => silent.has(element.tagName) || this.reader.hidden(element, this.reader.style(element)),
      outside: (node) => this.blocks([node], { ...outer, shape: plain }),
      content: (cell) => {
        const style = this.reader.style(cell);
        const shape = this.aligned(cell, style, plain);
        return this.blocks(cell.childNodes, { ...this.within(cell, style, place), shape });
      },
    });
  }
}
