import { Extension } from "@tiptap/core";
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "@tiptap/pm/state";

/** Moves the block in which the cursor stands one place up or down among the blocks of the article. */
export function moveBlock(state: EditorState, by: -1 | 1): Transaction | null {
  const { $from, from, empty } = state.selection;
  const index = $from.index(0);
  const node = state.doc.maybeChild(index);
  const neighbour = state.doc.maybeChild(index + by);
  if (!node || !neighbour) return null;
  const start = $from.depth > 0 ? $from.before(1) : from;
  const target = by < 0 ? start - neighbour.nodeSize : start + neighbour.nodeSize;
  const tr = state.tr.delete(start, start + node.nodeSize).insert(target, node);
  const inside = target + (from - start);
  const isAtom = !empty && state.selection instanceof NodeSelection && $from.depth === 0;
  tr.setSelection(isAtom ? NodeSelection.create(tr.doc, target) : TextSelection.near(tr.doc.resolve(inside)));
  return tr.scrollIntoView();
}

/** Alt and an arrow move a block, by keyboard alone. */
export const MoveBlocks = Extension.create({
  name: "moveBlocks",
  addKeyboardShortcuts() {
    const move = (by: -1 | 1) => () => {
      const tr = moveBlock(this.editor.state, by);
      if (tr) this.editor.view.dispatch(tr);
      return true;
    };
    return { "Alt-ArrowUp": move(-1), "Alt-ArrowDown": move(1) };
  },
});
