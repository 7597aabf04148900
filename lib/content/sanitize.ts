import sanitizeHtml from "sanitize-html";

const inline = ["a", "strong", "em", "b", "i", "u", "s", "sub", "sup", "br", "ruby", "rt", "rp", "span"];
const blocks = ["p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "figure", "figcaption", "img"];
const tables = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];

const options: sanitizeHtml.IOptions = {
  allowedTags: [...inline, ...blocks, ...tables],
  allowedAttributes: {
    a: ["href", "rel"],
    img: ["src", "alt", "width", "height", "loading"],
    ol: ["start"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
    p: ["class"],
    span: ["class"],
  },
  allowedClasses: { p: ["center", "end"], span: ["nb"] },
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
      attribs: /^https?:/i.test(attribs.href ?? "") ? { href: attribs.href ?? "", rel: "noopener" } : { href: attribs.href ?? "" },
    }),
  },
  exclusiveFilter: (frame) => frame.tag === "a" && !frame.attribs.href && !frame.text.trim(),
};

/** The one door through which foreign markup becomes ours. Sanitising twice changes nothing. */
export function sanitize(html: string): string {
  return sanitizeHtml(html, options);
}
