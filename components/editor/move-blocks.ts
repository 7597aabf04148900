import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
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

/** Puts a block of the article before the one that stands at `gap`, where the number of blocks is the end; null if that is where it stands. */
export function moveBlockTo(state: EditorState, from: number, gap: number): Transaction | null {
  const node = state.doc.maybeChild(from);
  if (!node || gap < 0 || gap > state.doc.childCount || gap === from || gap === from + 1) return null;
  const start = placeOf(state.doc, from);
  const tr = state.tr.delete(start, start + node.nodeSize);
  const target = placeOf(state.doc, gap) - (gap > from ? node.nodeSize : 0);
  return select(tr.insert(target, node), target);
}

/** Puts the cursor into a block. */
export const pickBlock = (state: EditorState, index: number): Transaction => select(state.tr, placeOf(state.doc, index));

function select(tr: Transaction, at: number): Transaction {
  return tr.setSelection(tr.doc.nodeAt(at)?.isAtom ? NodeSelection.create(tr.doc, at) : TextSelection.near(tr.doc.resolve(at + 1)));
}

/** Where a block of the article begins. */
export function placeOf(doc: Node, index: number): number {
  let at = 0;
  for (let each = 0; each < index; each += 1) at += doc.child(each).nodeSize;
  return at;
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
