import { type DefaultTreeAdapterMap, parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** What a text shows and how it is built; found here without the code that is put to the test. */
export type Figures = {
  words: string;
  /** Items of lists, and how deep they are nested. */
  items: number;
  deepest: number;
  tables: number;
  cells: number;
  spans: number;
  headings: number;
  links: string[];
  pictures: number;
};

const unseen = new Set(
  "head style script template noscript title xml iframe audio video canvas datalist noembed noframes desc metadata defs colgroup".split(" "),
);
const blocks =
  /^(?:p|div|section|article|header|footer|main|aside|nav|address|center|figure|figcaption|dl|dt|dd|form|fieldset|legend|details|summary|pre|hgroup|caption|search|dialog|textarea|option|xmp|plaintext|listing|li|tr|ul|ol|menu|dir|table|blockquote|tbody|thead|tfoot|h[1-6]|td|th|br|hr|body)$/;

const attr = (node: Node, name: string) => ("attrs" in node ? (node.attrs.find((each) => each.name === name)?.value ?? "") : "");
const isElement = (node: Node): node is Element => "tagName" in node;
const css = (node: Node, name: string) =>
  new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, "i")
    .exec(attr(node, "style"))?.[1]
    ?.replace(/\s*!\s*important\s*$/i, "")
    .trim()
    .toLowerCase() ?? "";

class Reader {
  readonly found: Figures = { words: "", items: 0, deepest: 0, tables: 0, cells: 0, spans: 0, headings: 0, links: [], pictures: 0 };
  private readonly out: string[] = [];
  private readonly notes: string[] = [];
  private readonly noteIds = new Set<string>();
  private readonly wantedNotes = new Set<string>();
  private levels: number[] = [];
  private readonly office: boolean;

  constructor(html: string) {
    this.office = /\bmso-|class=["']?Mso|office:(?:office|word|excel)|Kingsoft/i.test(html);
  }

  read(root: Node): Figures {
    this.findNotes(root);
    this.walk(root, false, 0);
    this.found.words = [...this.out, ...this.notes].join("");
    return this.found;
  }

  private findNotes(node: Node): void {
    const note = /#_?((?:ftn|edn)\d+)$/i.exec(attr(node, "href"))?.[1];
    if (note) this.wantedNotes.add(note.toLowerCase());
    if (isElement(node) && node.tagName === "div" && /^(?:ftn|edn)\d+$/i.test(attr(node, "id"))) this.noteIds.add(attr(node, "id").toLowerCase());
    if ("childNodes" in node) for (const child of node.childNodes) this.findNotes(child);
  }

  private isHidden(element: Element): boolean {
    if (
      unseen.has(element.tagName) ||
      css(element, "display") === "none" ||
      attr(element, "hidden") ||
      element.attrs.some((each) => each.name === "hidden")
    )
      return true;
    const isLateArticle = attr(element, "id") === "js_content" || attr(element, "class").includes("rich_media");
    if (css(element, "visibility") === "hidden" && !isLateArticle) return true;
    if (!this.office) return false;
    const isComment = css(element, "mso-element").startsWith("comment") || /msocomanchor|MsoCommentReference/i.test(attr(element, "class"));
    return isComment || css(element, "mso-hide") === "all" || element.tagName === "del" || css(element, "mso-list") === "ignore";
  }

  private readonly markerOf = (node: Node): string => {
    let inside = false;
    const text = (each: Node): string => {
      if (each.nodeName === "#comment" && "data" in each) inside = /^\[if !supportLists/i.test(each.data) || (inside && !/^\[endif/i.test(each.data));
      if (isElement(each) && css(each, "mso-list") === "ignore") return plain(each);
      if (each.nodeName === "#text" && "value" in each) return inside ? each.value : "";
      return "childNodes" in each ? each.childNodes.map(text).join("") : "";
    };
    return text(node)
      .replace(/[\s\u00a0]+/g, " ")
      .trim();
  };

  private item(level: number, counted: boolean): void {
    this.levels = [...this.levels.filter((each) => each < level), level];
    if (counted) this.found.items += 1;
    this.found.deepest = Math.max(this.found.deepest, this.levels.length);
  }

  private walk(node: Node, pre: boolean, lists: number): void {
    if (node.nodeName === "#text" && "value" in node) this.out.push(pre ? node.value : node.value.replace(/[ \t\r\n\f]+/g, " "));
    if (!isElement(node)) return this.inside(node, pre, lists);
    if (this.isHidden(node)) return;
    const { tagName: tag } = node;
    const note = /#_?((?:ftn|edn)\d+)$/i.exec(attr(node, "href"))?.[1]?.toLowerCase();
    if (tag === "a" && note && this.noteIds.has(note)) return;
    if (tag === "div" && this.wantedNotes.has(attr(node, "id").toLowerCase())) {
      this.notes.push(
        "\n",
        plain(node, (each) => /#_(?:ftn|edn)ref\d+$/i.test(attr(each, "href"))),
      );
      return;
    }
    const isBlock = blocks.test(tag) && !css(node, "display").startsWith("inline");
    if (isBlock || /^(?:block|flex|grid|list-item|table)$/.test(css(node, "display"))) this.out.push("\n");
    const level = this.office && /^(?:p|div)$/.test(tag) ? Number(/^l\d+\s+level(\d+)/.exec(css(node, "mso-list"))?.[1] ?? 0) : 0;
    const spoken =
      this.office && css(node, "mso-list").startsWith("l") && (/^h[1-6]$/.test(tag) || this.markerOf(node).startsWith("第"))
        ? this.markerOf(node)
        : "";
    if (spoken) this.out.push(`${spoken}${/[、）]$/.test(spoken) ? "" : " "}`);
    if (level && !spoken && (plain(node, (each) => css(each, "mso-list") === "ignore") || hasPicture(node))) this.item(level, true);
    else if (tag === "li") this.item(Number(attr(node, "data-aria-level")) || Math.max(lists, 1), true);
    else if (
      /^(?:p|h[1-6]|table)$/.test(tag) &&
      lists === 0 &&
      (plain(node) || tag === "table") &&
      !/MsoList(?:Paragraph|Continue)/.test(attr(node, "class"))
    )
      this.levels = [];
    this.count(node, tag);
    const space = css(node, "white-space");
    this.inside(
      node,
      space ? /^(?:pre|break)/.test(space) : pre || /^(?:pre|textarea|xmp)$/.test(tag),
      lists + (/^(?:ul|ol|menu|dir)$/.test(tag) ? 1 : 0),
    );
    if (isBlock) this.out.push("\n");
  }

  private count(node: Element, tag: string): void {
    const { found } = this;
    if (tag === "table" && tagged(node, "tr").some((row) => tagged(row, "td").length + tagged(row, "th").length > 0)) found.tables += 1;
    if (/^(?:ul|ol|menu|dir)$/.test(tag)) {
      const first = node.childNodes.find(
        (child) => (plain(child).trim() || hasPicture(child) || child.nodeName === "li") && !(isElement(child) && this.isHidden(child)),
      );
      if (first && !/^(?:li|ul|ol|menu|dir)$/.test(first.nodeName)) found.items += 1;
    }
    if (tag === "td" || tag === "th") {
      found.cells += 1;
      const span = (name: string) => Math.min(Math.max(Number.parseInt(attr(node, name), 10) || 1, 1), 200);
      found.spans += span("colspan") + span("rowspan") - 2;
    }
    const isTitled =
      this.office &&
      /^(?:p|div)$/.test(tag) &&
      (/^Mso(?:Title|Heading[1-3])$/.test(attr(node, "class")) || /^[1-9]$/.test(css(node, "mso-outline-level")));
    if (
      (/^h[1-6]$/.test(tag) || isTitled) &&
      (plain(node) || this.markerOf(node)) &&
      !beginsItem(node) &&
      (this.markerOf(node) || plain(node, isStructure).trim()) &&
      !within(node, "caption")
    )
      found.headings += 1;
    if (tag === "a" && /^(?:https?:\/\/[^/\\]|mailto:.)/i.test(attr(node, "href").trim()) && (plain(node) || hasPicture(node))) {
      const link = attr(node, "href")
        .replace(/[\t\r\n]/g, "")
        .trim()
        .replaceAll(" ", "%20");
      if (link.length <= 2000 && !/[\u0000-\u0020\u007f\\]|\/#_|^[^#]*\/#_/.test(link)) found.links.push(link);
    }
    const isTiny = ["width", "height"].some((name) => /^\s*[01](?:\.0+)?(?:px|pt)?\s*$/.test(attr(node, name) || css(node, name)));
    if ((tag === "img" || (tag === "v:imagedata" && !hasSibling(node))) && !isTiny) found.pictures += 1;
  }

  private inside(node: Node, pre: boolean, lists: number): void {
    let skipping = false;
    if (!("childNodes" in node)) return;
    for (const child of node.childNodes) {
      if (child.nodeName === "#comment" && "data" in child) {
        if (this.office && /^\[if !supportLists/i.test(child.data)) skipping = true;
        if (/^\[endif/i.test(child.data)) skipping = false;
      }
      if (!skipping) this.walk(child, pre, lists);
    }
  }
}

const plain = (node: Node, leaveOut: (node: Node) => boolean = () => false): string => {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (!("childNodes" in node) || leaveOut(node) || unseen.has(node.nodeName)) return "";
  return node.childNodes
    .map((child) => plain(child, leaveOut))
    .join("")
    .replace(/^[\s\u00a0\u3000]+$/, "");
};
const tagged = (node: Node, tag: string): Element[] =>
  "childNodes" in node
    ? node.childNodes.flatMap((child) => [...(isElement(child) && child.tagName === tag ? [child] : []), ...tagged(child, tag)])
    : [];
const hasPicture = (node: Node) => [...tagged(node, "img"), ...tagged(node, "v:imagedata")].some((each) => css(each, "display") !== "none");
/** What is more than a line, though it stands in a heading. */
const isStructure = (node: Node): boolean => /^(?:ul|ol|table|blockquote|figure)$/.test(node.nodeName);
const within = (node: Node, tag: string): boolean => {
  const parent = "parentNode" in node ? node.parentNode : null;
  return parent !== null && (parent.nodeName === tag || within(parent, tag));
};
/** The first thing of an item of a list is its line, whatever it looked like. */
function beginsItem(node: Node): boolean {
  let item: Node | null = node;
  while (item && item.nodeName !== "li") item = "parentNode" in item ? item.parentNode : null;
  if (!item) return false;
  let before = false;
  const reached = (each: Node): boolean => {
    if (each === node) return true;
    if (each.nodeName === "#text" && "value" in each && each.value.trim()) before = true;
    if (isElement(each) && /^(?:img|hr|table)$/.test(each.tagName)) before = true;
    return "childNodes" in each && !unseen.has(each.nodeName) && css(each, "display") !== "none" && each.childNodes.some(reached);
  };
  return reached(item) && !before;
}

/** A picture that Word wrote twice, for itself and for others. */
const hasSibling = (node: Element): boolean => {
  let top: Node = node;
  while ("parentNode" in top && top.parentNode) top = top.parentNode;
  const id = node.parentNode ? attr(node.parentNode, "id") : "";
  return tagged(top, "img").some((each) => attr(each, "v:shapes").split(" ").includes(id));
};

/** Cells that lost their table on the way get one, as the row of a sheet is meant. */
export const whole = (html: string): string => html.replace(/^(\s*(?:<meta[^>]*>\s*)*)(<t(?:r|d|body)\b.*)$/is, "$1<table>$2</table>");

export const figuresOf = (html: string): Figures => new Reader(html).read(parse(whole(html)));
