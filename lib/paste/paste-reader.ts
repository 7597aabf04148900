import type { Shape } from "#lib/content/block-builder.ts";
import type { DocumentNode } from "#lib/content/document.ts";
import { HtmlReader, type Numbered, positive } from "#lib/content/html-reader.ts";
import { attribute, hasClass, hasWords, isElement, type Look, type Style, visit, wordsOf } from "#lib/content/markup.ts";
import type { Markup, MarkupNode } from "#lib/content/parse-markup.ts";
import { readMarker } from "./numbering.ts";
import { type OfficeSheet, readSheet } from "./office-sheet.ts";
import { PastedPictures } from "./pasted-pictures.ts";

const embedded = /^(?:iframe|video|audio|embed|object|mpvoice|mp-common-mpaudio|mp-common-videosnap|qqmusic|canvas)$/;
const officeNote = /#_?((?:ftn|edn)\d+)$/i;
const libreNote = /#(sdfootnote\d+)sym$/i;

/** Reads what other programs put on the clipboard, and counts what it does. */
export class PasteReader extends HtmlReader {
  override readonly habits = {
    breaksPart: true,
    unindent: (text: string): string => {
      const rest = text.replace(/^[\s\u00a0\u2002\u2003\u3000\u200b\ufeff]+/, "");
      if (rest && rest !== text) this.unindented += 1;
      return rest;
    },
  };
  readonly pictures = new PastedPictures();
  readonly isOffice: boolean;
  unindented = 0;
  dressed = 0;
  readonly deleted = new Set<Markup>();
  readonly inserted = new Set<Markup>();
  readonly comments = new Set<Markup>();
  readonly media = new Set<Markup>();
  readonly deadLinks = new Set<Markup>();
  private sheet: OfficeSheet = { classes: new Map(), lists: new Map() };
  private levels = new Map<number, number>();

  constructor(isOffice: boolean) {
    super();
    this.isOffice = isOffice;
  }

  override survey(nodes: readonly MarkupNode[]): void {
    const css: string[] = [];
    visit(nodes, (node) => {
      if (node.nodeName === "style" && this.isOffice && "childNodes" in node)
        for (const child of node.childNodes) css.push("value" in child ? child.value : "data" in child ? child.data : "");
      return true;
    });
    if (css.length > 0) this.sheet = readSheet(css.join("\n"));
    const levels = new Map<number, number>();
    visit(nodes, (node) => {
      if (!isElement(node)) return true;
      if (attribute(node, "style") || attribute(node, "class") || node.tagName === "font" || node.tagName.includes(":")) this.dressed += 1;
      if (embedded.test(node.tagName)) this.media.add(node);
      const level = this.rank(node, this.style(node));
      if (level !== null && hasWords(node)) levels.set(level, (levels.get(level) ?? 0) + 1);
      return true;
    });
    this.levels = levels;
    this.pictures.survey(nodes);
    super.survey(nodes);
  }

  override style(element: Markup): Style {
    const inline = super.style(element);
    const names = this.sheet.classes.size > 0 ? attribute(element, "class").split(/\s+/) : [];
    const ofClasses = names.flatMap((name) => [...(this.sheet.classes.get(name) ?? [])]);
    return ofClasses.length > 0 ? new Map([...ofClasses, ...inline]) : inline;
  }

  override hidden(element: Markup, style: Style): boolean {
    const { tagName } = element;
    if (super.hidden(element, style) || hasClass(element, "EOP")) return true;
    // WeChat hides the article until its script has run.
    if (/^(?:hidden|collapse)/i.test(style.get("visibility") ?? "") && !hasClass(element, /^rich_media/) && attribute(element, "id") !== "js_content")
      return true;
    if (!this.isOffice) return false;
    if (/^ignore/i.test(style.get("mso-list") ?? "") || /^all/i.test(style.get("mso-hide") ?? "")) return true;
    const role = style.get("mso-element") ?? "";
    if (/^comment/i.test(role) || hasClass(element, /^(?:msocomanchor|MsoCommentReference)$/i)) {
      this.comments.add(element);
      return true;
    }
    if (tagName === "del" || hasClass(element, "msoDel")) {
      this.deleted.add(element);
      return true;
    }
    if (tagName === "ins" || hasClass(element, "msoIns")) this.inserted.add(element);
    const parent = element.parentNode;
    return tagName === "hr" && !!parent && isElement(parent) && /note-list/i.test(attribute(parent, "style"));
  }

  override picture(element: Markup, look: Look): DocumentNode | null {
    return this.pictures.picture(element, look, this.style(element));
  }

  override link(element: Markup): string {
    const href = attribute(element, "href").trim();
    const link = /^(?:[^#]*\/)?#_/.test(href) || /^file:/i.test(href) ? "" : super.link(element);
    if (href && !link && !href.includes("#") && hasWords(element)) this.deadLinks.add(element);
    return link;
  }

  /** How high a heading stands in the text it came from, 1 to 9. */
  private rank(element: Markup, style: Style): number | null {
    const byTag = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (byTag) return Number(byTag);
    if (element.tagName !== "p" && element.tagName !== "div") return null;
    if (attribute(element, "role") === "heading") return Number(attribute(element, "aria-level")) || 2;
    if (!this.isOffice) return null;
    if (hasClass(element, "MsoTitle")) return 1;
    const named = /^MsoHeading([1-9])$/.exec(attribute(element, "class"))?.[1];
    const outline = /^[1-9]$/.exec(style.get("mso-outline-level") ?? "")?.[0];
    const byStyle = /^"?(?:heading|标题)\s*([1-9])"?$/i.exec(style.get("mso-style-name") ?? "")?.[1];
    const found = named ?? outline ?? byStyle;
    return found ? Number(found) : null;
  }

  /** The document knows two levels: the highest one of the text is the first, unless it is only the title above several. */
  override heading(element: Markup, style: Style): (Shape & { type: "heading" }) | null {
    const rank = this.rank(element, style);
    if (rank === null) return null;
    const ranks = [...this.levels.keys()].sort((a, b) => a - b);
    const [highest = rank] = ranks;
    const first = ranks.length > 2 && this.levels.get(highest) === 1 ? (ranks[1] ?? highest) : highest;
    return { type: "heading", level: rank <= first ? 2 : 3 };
  }

  private marker(element: Markup): string {
    let inside = false;
    const words: string[] = [];
    let looked = 0;
    visit(element.childNodes, (node) => {
      looked += 1;
      if (looked > 60) return false;
      if (node.nodeName === "#comment" && "data" in node && this.skips(node.data)) inside = this.skips(node.data) === "open";
      const ignored = isElement(node) && /mso-list:\s*ignore/i.test(attribute(node, "style"));
      if (ignored && !inside) words.push(wordsOf([node]));
      else if (inside && node.nodeName === "#text" && "value" in node) words.push(node.value);
      return !(ignored && !inside);
    });
    return words
      .join("")
      .replaceAll(/[\s\u00a0]+/g, " ")
      .trim();
  }

  private place(style: Style): { list: string; level: number } | null {
    const [, list, level, version = ""] = /^(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?/i.exec(style.get("mso-list") ?? "") ?? [];
    return list && level ? { list: `${list} ${version}`, level: Number(level) } : null;
  }

  override numbered(element: Markup, style: Style): Numbered | null {
    if (!this.isOffice || !/^(?:p|div)$/.test(element.tagName)) return null;
    const place = this.place(style);
    if (!place || this.isSpoken(element, style)) return null;
    const mark = this.marker(element);
    const read = readMarker(mark);
    const rule = this.sheet.lists.get(`${place.list.split(" ")[0]}:level${place.level}`);
    const ordered = mark ? read !== null : !!rule && !/bullet|image/.test(rule.get("mso-level-number-format") ?? "");
    return { ...place, ordered, start: read?.start ?? null, type: read?.type ?? null };
  }

  /** Numbers that are part of the words: of headings, and 第三条. */
  private isSpoken(element: Markup, style: Style): boolean {
    const isHeading = !/^MsoHeading[4-9]$/.test(attribute(element, "class")) && this.rank(element, style) !== null;
    return isHeading || this.marker(element).startsWith("第");
  }

  /** Word on the web writes every item as a list of its own. */
  override isFlat(list: Markup): boolean {
    const items = list.childNodes.filter(isElement);
    return items.length > 0 && items.every((item) => item.tagName === "li" && /^\d$/.test(attribute(item, "data-aria-level")));
  }

  override strayItem(item: Markup): Numbered {
    const { parentNode } = item;
    const inside = parentNode && isElement(parentNode) ? parentNode : null;
    const level = Number(attribute(item, "data-aria-level")) || 1;
    const isFirst = !!inside && inside.childNodes.find(isElement) === item;
    const start = isFirst ? positive(attribute(inside, "start")) : null;
    return { level, ordered: inside?.tagName === "ol", start, type: null, list: attribute(item, "data-listid") || "li" };
  }

  override prefix(element: Markup, style: Style): string {
    if (!this.isOffice || !this.place(style) || !this.isSpoken(element, style)) return "";
    const mark = this.marker(element);
    return /^[\p{L}\p{N}（(第]/u.test(mark) ? `${mark}${/[、）]$/.test(mark) ? "" : " "}` : "";
  }

  override continues(element: Markup, style: Style): boolean {
    return (
      this.isOffice &&
      hasClass(element, /^MsoList(?:Paragraph|Continue)/) &&
      !this.place(style) &&
      Number.parseFloat(style.get("margin-left") ?? "") > 0
    );
  }

  override skips(comment: string): "open" | "close" | null {
    if (/^\[if !supportLists\]/i.test(comment)) return "open";
    return /^\[endif\]/i.test(comment) ? "close" : null;
  }

  protected override noteId(element: Markup): string | null {
    const id = attribute(element, "id");
    return /^(?:ftn|edn)\d+$|^sdfootnote\d+$/i.test(id) && element.tagName === "div" ? id.toLowerCase() : super.noteId(element);
  }

  protected override referenceOf(element: Markup): string | null {
    if (element.tagName !== "a") return null;
    const href = attribute(element, "href");
    return (officeNote.exec(href) ?? libreNote.exec(href))?.[1]?.toLowerCase() ?? super.referenceOf(element);
  }

  protected override leadsBack(element: Markup, id: string): boolean {
    if (element.tagName !== "a") return false;
    const href = attribute(element, "href").toLowerCase();
    const kind = id.replace(/\d+$/, "");
    return href.endsWith(`#_${kind}ref${id.slice(kind.length)}`) || href.endsWith(`#${id}anc`) || super.leadsBack(element, id);
  }
}
