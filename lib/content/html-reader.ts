import { block, type Habits, type Shape } from "./block-builder.ts";
import type { DocumentNode } from "./document.ts";
import { attribute, declarations, isElement, type Look, type Style, visit, wordsOf } from "./markup.ts";
import type { Markup, MarkupNode } from "./parse-markup.ts";
import { isOwnPath, isSafeLink } from "./urls.ts";

/** A paragraph that a program numbered by itself: its place in a list without list elements. */
export type Numbered = { level: number; ordered: boolean; start: number | null; type: string | null; list: string };

export const longestNote = 2000;

export function positive(value: string): number | null {
  const found = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(value)?.[1];
  return found && Number(found) > 0 ? Number(found) : null;
}

/** Cut at most so long, never inside a character. */
function short(text: string, limit: number): string {
  const clean = text.replaceAll("\u0000", "").toWellFormed();
  return clean.length <= limit ? clean : clean.slice(0, /[\ud800-\udbff]/.test(clean[limit - 1] ?? "") ? limit - 1 : limit);
}

export function pictureNode(element: Markup, look: Look, known: { src?: string; upload?: string }): DocumentNode {
  return block("picture", {
    mediaId: null,
    src: known.src ?? null,
    width: positive(attribute(element, "width")),
    height: positive(attribute(element, "height")),
    alt: short(attribute(element, "alt"), 500),
    decorative: false,
    caption: "",
    source: "",
    href: look.link || null,
    upload: known.upload ?? null,
  });
}

/** What single elements mean. This one knows our own HTML; a paste knows more. */
export class HtmlReader {
  readonly habits: Habits | null = null;
  protected readonly notes = new Map<string, string>();
  private readonly noted = new Set<Markup>();

  /** Looks the whole text over once, before the walk. */
  survey(nodes: readonly MarkupNode[]): void {
    const bodies = new Map<string, Markup>();
    const wanted = new Set<string>();
    visit(nodes, (node) => {
      if (!isElement(node)) return true;
      const id = this.noteId(node);
      if (id && !bodies.has(id)) bodies.set(id, node);
      const reference = this.referenceOf(node);
      if (reference) wanted.add(reference);
      return true;
    });
    for (const [id, body] of bodies) {
      if (!wanted.has(id)) continue;
      const words = wordsOf(body.childNodes, (element) => this.leadsBack(element, id));
      if (!words || words.length > longestNote) continue;
      this.notes.set(id, words);
      this.noted.add(body);
    }
  }

  style(element: Markup): Style {
    return declarations(attribute(element, "style"));
  }

  hidden(element: Markup, style: Style): boolean {
    return this.noted.has(element) || /^none/i.test(style.get("display") ?? "") || element.attrs.some((each) => each.name === "hidden");
  }

  picture(element: Markup, look: Look): DocumentNode | null {
    const src = attribute(element, "src");
    return isOwnPath(src) ? pictureNode(element, look, { src }) : null;
  }

  heading(element: Markup, _style: Style): (Shape & { type: "heading" }) | null {
    if (!/^h[1-6]$/.test(element.tagName)) return null;
    return { type: "heading", level: element.tagName <= "h2" ? 2 : 3 };
  }

  link(element: Markup): string {
    const href = attribute(element, "href")
      .replaceAll(/[\t\r\n]/g, "")
      .trim()
      .replaceAll(" ", "%20");
    return href && isSafeLink(href) ? href : "";
  }

  numbered(_element: Markup, _style: Style): Numbered | null {
    return null;
  }

  /** A list of one item, whose true level stands on the item. */
  isFlat(_list: Markup): boolean {
    return false;
  }

  /** An item outside a list. */
  strayItem(_item: Markup): Numbered {
    return { level: 1, ordered: false, start: null, type: null, list: "li" };
  }

  /** A paragraph that goes on in the item before it. */
  continues(_element: Markup, _style: Style): boolean {
    return false;
  }

  /** Words that a program set before a heading or an article of law by itself. */
  prefix(_element: Markup, _style: Style): string {
    return "";
  }

  /** Comments that open and close parts nobody sees. */
  skips(_comment: string): "open" | "close" | null {
    return null;
  }

  /** The footnote that an element refers to. */
  note(element: Markup): string | null {
    const id = this.referenceOf(element);
    return (id && this.notes.get(id)) || null;
  }

  protected noteId(element: Markup): string | null {
    const id = element.tagName === "li" ? attribute(element, "id") : "";
    return /^fn-\d{1,4}$/.test(id) ? id : null;
  }

  protected referenceOf(element: Markup): string | null {
    if (element.tagName !== "a" || !attribute(element, "id").startsWith("fnref-")) return null;
    return /^#(fn-\d{1,4})$/.exec(attribute(element, "href"))?.[1] ?? null;
  }

  protected leadsBack(element: Markup, id: string): boolean {
    return attribute(element, "href") === `#fnref-${id.slice(3)}`;
  }
}
