import { type Extensions, Mark, mergeAttributes, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { BlockIds } from "./block-ids.ts";
import { ParagraphAlign } from "./paragraph-align.ts";
import { isOwnPath, isSafeLink } from "./urls.ts";

const text = (limit: number) => ({
  default: "",
  validate: (value: unknown) => {
    if (typeof value !== "string" || value.length > limit) throw new RangeError("not a short text");
  },
});
const path = {
  default: null,
  validate: (value: unknown) => {
    if (value !== null && !(typeof value === "string" && isOwnPath(value))) throw new RangeError("not an address of this site");
  },
};
const optional = (type: "number" | "string") => ({ default: null, validate: `${type}|null` });

const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      mediaId: optional("number"),
      src: path,
      width: optional("number"),
      height: optional("number"),
      alt: text(500),
      decorative: { default: false, validate: "boolean" },
      caption: text(1000),
      source: text(200),
      /** Where the picture led to in the text it came from. */
      href: {
        default: null,
        validate: (value: unknown) => {
          if (value !== null && !(typeof value === "string" && isSafeLink(value))) throw new RangeError("not a safe link");
        },
      },
      /** Names the bytes on their way; such a picture is valid and invisible to readers. */
      upload: optional("string"),
    };
  },
  parseHTML: () => [{ tag: "figure[data-picture]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes({ "data-picture": "" }, HTMLAttributes)],
});

const Attachment = Node.create({
  name: "attachment",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return { mediaId: optional("number"), href: path, name: text(300), bytes: { default: 0, validate: "number" } };
  },
  parseHTML: () => [{ tag: "p[data-attachment]" }],
  renderHTML: ({ HTMLAttributes }) => ["p", mergeAttributes({ "data-attachment": "" }, HTMLAttributes)],
});

const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return { text: text(2000) };
  },
  parseHTML: () => [{ tag: "sup[data-footnote]" }],
  renderHTML: ({ HTMLAttributes }) => ["sup", mergeAttributes({ "data-footnote": "" }, HTMLAttributes)],
});

const Emphasis = Mark.create({
  name: "emphasis",
  parseHTML: () => [{ tag: "em" }, { tag: "i", getAttrs: (node) => node.style.fontStyle !== "normal" && null }, { style: "font-style=italic" }],
  renderHTML: () => ["em", 0],
  addKeyboardShortcuts() {
    return { "Mod-i": () => this.editor.commands.toggleMark("emphasis") };
  },
});
const Superscript = Mark.create({
  name: "superscript",
  excludes: "subscript superscript",
  parseHTML: () => [{ tag: "sup:not([data-footnote])" }],
  renderHTML: () => ["sup", 0],
});
const Subscript = Mark.create({
  name: "subscript",
  excludes: "subscript superscript",
  parseHTML: () => [{ tag: "sub" }],
  renderHTML: () => ["sub", 0],
});

/**
 * What an article may consist of; the same list makes the editor and the server's schema.
 * The editor gives picture, attachment and footnote their views by extending them by name.
 */
export function contentExtensions(): Extensions {
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      italic: false,
      heading: { levels: [2, 3] },
      link: { openOnClick: false, autolink: false, HTMLAttributes: { target: null, rel: null, class: null }, isAllowedUri: (url) => isSafeLink(url) },
      trailingNode: false,
    }),
    Emphasis,
    Superscript,
    Subscript,
    Table.configure({ resizable: false }),
    TableRow,
    TableHeader,
    TableCell,
    Picture,
    Attachment,
    Footnote,
    ParagraphAlign,
    BlockIds,
  ];
}
