import type { Editor } from "@tiptap/core";

/** What a block of text may be, in the words of the toolbar. The title is the only h1. */
export const blockKinds = { paragraph: "正文", h2: "二级标题", h3: "三级标题", center: "居中", end: "右对齐" } as const;
export type BlockKind = keyof typeof blockKinds;

export function blockKindOf(editor: Editor): BlockKind {
  if (editor.isActive("heading", { level: 2 })) return "h2";
  if (editor.isActive("heading", { level: 3 })) return "h3";
  if (editor.isActive("paragraph", { align: "center" })) return "center";
  return editor.isActive("paragraph", { align: "end" }) ? "end" : "paragraph";
}

export function setBlockKind(editor: Editor, kind: BlockKind): void {
  const chain = editor.chain().focus();
  if (kind === "h2" || kind === "h3") chain.setHeading({ level: kind === "h2" ? 2 : 3 }).run();
  else
    chain
      .setParagraph()
      .updateAttributes("paragraph", { align: kind === "paragraph" ? null : kind })
      .run();
}
