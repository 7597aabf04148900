import { getSchema } from "@tiptap/core";
import { EditorState, NodeSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { moveBlockTo } from "./move-blocks.ts";
import { editorExtensions } from "./schema.ts";

const schema = getSchema(editorExtensions());
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const picture = { type: "picture", attrs: { alt: "图" } };
const state = EditorState.create({
  doc: schema.nodeFromJSON({ type: "doc", content: [paragraph("甲"), picture, paragraph("乙乙"), paragraph("丙")] }),
});

/** The blocks by their words after the move; the picture has none. */
function moved(from: number, gap: number): string[] | null {
  const tr = moveBlockTo(state, from, gap);
  return tr?.doc.content.content.map((node) => node.textContent) ?? null;
}

describe("moveBlockTo", () => {
  it("puts the block before the one at the gap, up, down and to both ends", () => {
    expect(moved(0, 2)).toEqual(["", "甲", "乙乙", "丙"]);
    expect(moved(0, 4)).toEqual(["", "乙乙", "丙", "甲"]);
    expect(moved(3, 0)).toEqual(["丙", "甲", "", "乙乙"]);
    expect(moved(2, 1)).toEqual(["甲", "乙乙", "", "丙"]);
  });
  it("leaves a block where it stands, and knows no place beyond the text", () => {
    for (const [from, gap] of [
      [1, 1],
      [1, 2],
      [3, 4],
      [0, 5],
      [0, -1],
      [4, 0],
    ] as const)
      expect(moved(from, gap)).toBeNull();
  });
  it("takes the cursor along, and chooses what has no room for one", () => {
    const down = moveBlockTo(state, 0, 3);
    expect(down?.selection.$from.parent.textContent).toBe("甲");
    const last = moveBlockTo(state, 1, 4);
    expect(last?.selection instanceof NodeSelection && last.selection.node.type.name).toBe("picture");
  });
});
