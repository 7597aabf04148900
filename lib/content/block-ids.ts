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

/** Ten letters and digits, 51 bits. */
export function newBlockId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => letters[byte % letters.length]).join("");
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
