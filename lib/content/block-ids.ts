import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

export const blockTypes = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "table",
  "horizontalRule",
  "picture",
  "attachment",
] as const;

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

const length = 10;
/** Random bytes in stock: asking for ten at a time took most of the time of a long paste. */
const stock = new Uint8Array(length * 400);
let used = stock.length;

/** Ten letters and digits, 51 bits. */
export function newBlockId(): string {
  if (used === stock.length) {
    crypto.getRandomValues(stock);
    used = 0;
  }
  let id = "";
  for (let end = used + length; used < end; used += 1) id += letters[(stock[used] ?? 0) % letters.length];
  return id;
}

/** Gives every block an id that comments and comparisons can hold on to; of two equal ids the first keeps it. */
export const BlockIds = Extension.create({
  name: "blockIds",
  addGlobalAttributes() {
    return [
      {
        types: [...blockTypes],
        attributes: {
          blockId: { default: null, rendered: false, keepOnSplit: false, validate: "string|null" },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, _before, { doc, tr }) {
          // A changed attribute redraws its block, which would break off an input method at work.
          if (!transactions.some((each) => each.docChanged) || transactions.some((each) => each.getMeta("composition") !== undefined)) return null;
          const seen = new Set<string>();
          doc.descendants((node, at) => {
            if (!("blockId" in node.attrs)) return;
            const id: unknown = node.attrs.blockId;
            if (typeof id === "string" && !seen.has(id)) {
              seen.add(id);
              return;
            }
            tr.setNodeAttribute(at, "blockId", newBlockId());
          });
          return tr.steps.length > 0 ? tr.setMeta("addToHistory", false) : null;
        },
      }),
    ];
  },
});
