import { type Extensions, Node } from "@tiptap/core";
import { contentExtensions } from "#lib/content/extensions.ts";

/** The document's schema, with pictures, attachments and notes drawn plainly: pages are mostly words. */
export function pageExtensions(): Extensions {
  return contentExtensions().map((extension) => {
    if (!(extension instanceof Node)) return extension;
    if (extension.name === "picture")
      return extension.extend({
        renderHTML: ({ node: { attrs } }) => [
          "figure",
          { "data-picture": "" },
          ["img", { src: attrs.src ?? "", alt: attrs.alt ?? "" }],
          ["figcaption", String(attrs.caption || attrs.alt || "图片")],
        ],
      });
    if (extension.name === "attachment")
      return extension.extend({ renderHTML: ({ node: { attrs } }) => ["p", { "data-attachment": "" }, `附件：${String(attrs.name)}`] });
    if (extension.name === "footnote")
      return extension.extend({ renderHTML: ({ node: { attrs } }) => ["sup", { "data-footnote": "", title: String(attrs.text) }, "注"] });
    return extension;
  });
}
