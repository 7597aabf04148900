import { Extension } from "@tiptap/core";

const alignments = ["center", "end"];

export const ParagraphAlign = Extension.create({
  name: "paragraphAlign",
  addGlobalAttributes() {
    return [
      {
        types: ["paragraph"],
        attributes: {
          align: {
            default: null,
            validate: (value: unknown) => {
              if (value !== null && !alignments.includes(String(value))) throw new RangeError("not an alignment");
            },
            parseHTML: (element) => alignments.find((each) => element.classList.contains(each)) ?? null,
            renderHTML: ({ align }) => (align ? { class: String(align) } : {}),
          },
        },
      },
    ];
  },
});
