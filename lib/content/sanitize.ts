import { parseFragment, serialize } from "parse5";
import sanitizeHtml from "sanitize-html";
import { numberings } from "./numberings.ts";

const inline = ["a", "strong", "em", "b", "i", "u", "s", "sub", "sup", "br", "ruby", "rt", "rp", "span"];
const blocks = ["p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "figure", "figcaption", "img"];
const tables = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];

/** Pictures are shown from this site only: an address of another one would tell it who reads what, and may vanish. */
const own = /^\/(?![/\\])/;

const ownSizes = /^\/files\/[\w./-]+ \d{1,5}w(?:, \/files\/[\w./-]+ \d{1,5}w)*$/;
/** How wide a picture of an article stands; the only value that `sizes` takes. */
export const pictureSizes = "(max-width: 760px) 100vw, 760px";
/** Footnotes are the only places of a page that a text may name. */
const footnote = /^fn-\d{1,4}$/;
const footnoteReference = /^fnref-\d{1,4}$/;

const options: sanitizeHtml.IOptions = {
  allowedTags: [...inline, ...blocks, ...tables],
  allowedAttributes: {
    a: ["href", "rel", "id"],
    li: ["id"],
    img: ["src", "srcset", "sizes", "alt", "width", "height", "loading"],
    ol: ["start", "class"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
    p: ["class"],
    span: ["class"],
  },
  allowedClasses: { p: ["center", "end"], span: ["nb"], ol: numberings.map(([, name]) => name) },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "svg", "math", "xmp", "title"],
  nestingLimit: 100,
  transformTags: {
    b: "strong",
    i: "em",
    h1: "h2",
    h4: "h3",
    h5: "h3",
    h6: "h3",
    div: "p",
    a: (tagName, attribs): sanitizeHtml.Tag => ({
      tagName,
      attribs: {
        href: attribs.href ?? "",
        ...(/^https?:/i.test(attribs.href ?? "") && { rel: "noopener" }),
        ...(footnoteReference.test(attribs.id ?? "") && { id: attribs.id ?? "" }),
      },
    }),
    li: (tagName, attribs): sanitizeHtml.Tag => ({ tagName, attribs: footnote.test(attribs.id ?? "") ? { id: attribs.id ?? "" } : {} }),
    img: (tagName, { srcset, sizes, ...attribs }): sanitizeHtml.Tag => ({
      tagName,
      attribs: ownSizes.test(srcset ?? "") ? { ...attribs, srcset: srcset ?? "", sizes: pictureSizes } : attribs,
    }),
  },
  exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
    (tag === "a" && !attribs.href && !text.trim()) ||
    (tag === "img" && !own.test(attribs.src ?? "")) ||
    (tag === "p" && !text.trim() && mediaChildren.length === 0),
};

const mostPasses = 6;

/**
 * The one door through which foreign markup becomes ours. Sanitising twice changes nothing:
 * blocks that a browser would take apart, such as paragraphs in paragraphs, are taken apart here.
 */
export function sanitize(html: string): string {
  let clean = sanitizeHtml(html, options);
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = sanitizeHtml(serialize(parseFragment(clean)), options);
    if (next === clean) break;
    clean = next;
  }
  return clean;
}
