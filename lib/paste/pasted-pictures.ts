import type { DocumentNode } from "#lib/content/document.ts";
import { pictureNode, positive } from "#lib/content/html-reader.ts";
import { attribute, isElement, type Look, type Style, visit } from "#lib/content/markup.ts";
import type { Markup, MarkupNode } from "#lib/content/parse-markup.ts";
import { isOwnPath } from "#lib/content/urls.ts";
import { type RtfPicture, rtfPictures } from "./rtf-pictures.ts";

/** Where the bytes of a pasted picture are. A blob: address can be read only by the browser that was pasted into. */
export type PictureSource = { url: string } | { dataUrl: string } | { lost: true };
export type PastedPicture = { upload: string; source: PictureSource };

const lazy = ["data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-croporisrc", "data-backsrc", "original", "data-url"];
const dataUrl = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,[\w+/=\s]+$/i;

type Found = PastedPicture & { local: boolean; drawn: boolean };

/** Pictures of one paste, in their order. */
export class PastedPictures {
  invisible = 0;
  private readonly found: Found[] = [];
  private readonly shown = new Set<string>();
  private readonly drawn = new Set<string>();

  /** Word describes shapes in comments for itself: one without a picture file was drawn, and the RTF does not hold it. */
  survey(nodes: readonly MarkupNode[]): void {
    visit(nodes, (node) => {
      if (node.nodeName === "#comment" && "data" in node && node.data.includes("<v:")) this.readShapes(node.data);
      if (isElement(node) && node.tagName === "img") for (const id of attribute(node, "v:shapes").split(/\s+/)) this.shown.add(id);
      return true;
    });
  }

  private readShapes(vml: string): void {
    for (const part of vml.split(/<v:(?=(?:shape|rect|oval|line|roundrect|group)\b)/).slice(1)) {
      const id = /\bid="?([^"\s>]+)/.exec(part)?.[1];
      if (id && !part.includes("<v:imagedata")) this.drawn.add(id);
    }
  }

  picture(element: Markup, look: Look, style: Style): DocumentNode | null {
    const shape = element.tagName === "v:imagedata" ? element.parentNode : null;
    const described = shape && isElement(shape) ? shape : element;
    if (shape && this.shown.has(attribute(described, "id"))) return null;
    const size = (name: string) => attribute(element, name) || (style.get(name) ?? "");
    if (["width", "height"].some((name) => /^\s*[01](?:\.0+)?(?:px|pt)?\s*$/.test(size(name)))) {
      this.invisible += 1;
      return null;
    }
    const src = this.address(element);
    if (isOwnPath(src)) return pictureNode(element, look, { src });
    const upload = crypto.randomUUID();
    const local = /^(?:file:|[a-z]:[\\/]|\\\\)/i.test(src);
    this.found.push({ upload, source: sourceOf(src), local, drawn: this.drawn.has(attribute(element, "v:shapes")) });
    const node = pictureNode(element, look, { upload });
    const width = node.attrs?.width ?? positive(attribute(element, "data-w"));
    const ratio = Number(attribute(element, "data-ratio"));
    const height = node.attrs?.height ?? (typeof width === "number" && ratio > 0 && ratio < 100 ? Math.round(width * ratio) : null);
    const alt = node.attrs?.alt || attribute(described, "alt").slice(0, 500).toWellFormed();
    node.attrs = { ...node.attrs, width, height: height || null, alt };
    return node;
  }

  private address(element: Markup): string {
    const src = attribute(element, "src").trim();
    const late = lazy.map((name) => attribute(element, name).trim()).find((value) => /^(?:https?:)?\/\//i.test(value));
    const chosen = late ?? (src || (attribute(element, "srcset").trim().split(/[\s,]/)[0] ?? ""));
    return chosen.startsWith("//") && !isOwnPath(chosen) ? `https:${chosen}` : chosen;
  }

  /** Gives files of a foreign computer their bytes, when it is certain which are whose. */
  list(rtf: string | undefined): PastedPicture[] {
    const bytes = rtf && this.found.some((each) => each.local) ? rtfPictures(rtf) : [];
    const whole = bytes.filter((each) => each !== null);
    const groups = [this.found, this.found.filter((each) => each.local)].flatMap((each) => [each, each.filter((one) => !one.drawn)]);
    const fits = (of: RtfPicture[]) => groups.find((group) => group.length === of.length);
    const [group, pictures] = fits(bytes) ? [fits(bytes), bytes] : [fits(whole), whole];
    const sources = new Map(group?.map((each, at) => [each.upload, pictures[at] ?? null]));
    return this.found.map(({ upload, source, local }) => ({ upload, source: (local && sources.get(upload)) || source }));
  }
}

function sourceOf(src: string): PictureSource {
  if (/^https?:\/\/[^\s]{1,4000}$/i.test(src) || /^blob:https?:\/\//i.test(src)) return { url: src };
  return dataUrl.test(src) ? { dataUrl: src.replaceAll(/\s/g, "") } : { lost: true };
}
