import type { Editor } from "@tiptap/core";
import { moveBlockTo, pickBlock, placeOf } from "./move-blocks.ts";

/** How near to the edge of the window a drag scrolls, and how far in one frame. */
const edge = 56;
const step = 14;
const nearest = 4;

const size = 24;

/** The grip, the place where a drop would put the block, and a shade over the block that is dragged. */
export type Marks = { grip: HTMLElement; line: HTMLElement; shade: HTMLElement };
type Drag = { from: number; y: number; begun: boolean; gap: number; frame: number; pointer: number };

/** Places the grip beside the block under the mouse, else beside the cursor's, and lets it be dragged. Gives what ends it. */
export function followBlocks(editor: Editor, { grip, line, shade }: Marks): () => void {
  const paper = grip.parentElement;
  const scroller = paper?.closest<HTMLElement>(".writing-scroll");
  if (!paper || !scroller) return () => {};
  let hovered: number | null = null;
  let beside = -1;
  let frame = 0;
  let drag: Drag | null = null;

  const cursorBlock = () => editor.state.selection.$from.index(0);
  const elementOf = (index: number): HTMLElement | null => {
    const dom = index < editor.state.doc.childCount ? editor.view.nodeDOM(placeOf(editor.state.doc, index)) : null;
    return dom instanceof HTMLElement ? dom : null;
  };
  const topOf = (top: number) => `${Math.round(top - paper.getBoundingClientRect().top)}px`;

  const place = () => {
    frame = 0;
    if (drag || editor.isDestroyed) return;
    beside = hovered ?? (editor.isFocused ? cursorBlock() : -1);
    const block = beside < 0 ? null : elementOf(beside);
    grip.hidden = block === null || !editor.isEditable;
    if (!block) return;
    const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight) || 0;
    grip.style.top = topOf(block.getBoundingClientRect().top + Math.max(0, (lineHeight - size) / 2));
  };
  const later = () => {
    frame ||= requestAnimationFrame(place);
  };

  /** The block at the height of the mouse; between two blocks it stays with the last. */
  const hover = ({ clientY, pointerType }: PointerEvent) => {
    if (drag || pointerType === "touch") return;
    const { left, width } = editor.view.dom.getBoundingClientRect();
    let element = document.elementFromPoint(left + width / 2, clientY);
    while (element && element.parentElement !== editor.view.dom) element = element.parentElement;
    if (!element) return;
    const place = editor.view.posAtDOM(editor.view.dom, [...editor.view.dom.childNodes].indexOf(element));
    const index = editor.state.doc.resolve(place).index(0);
    if (index === hovered) return;
    hovered = index;
    later();
  };
  const leave = () => {
    hovered = null;
    later();
  };
  // Only a cursor in another block is worth a look at the layout; plain typing costs nothing.
  const changed = ({ transaction }: { transaction: { docChanged: boolean } }) => {
    if (drag && transaction.docChanged) end();
    if (transaction.docChanged) hovered = null;
    if (hovered === null && cursorBlock() !== beside) later();
  };

  const aim = () => {
    if (!drag) return;
    const box = scroller.getBoundingClientRect();
    if (drag.y < box.top + edge) scroller.scrollBy(0, -step);
    else if (drag.y > box.bottom - edge) scroller.scrollBy(0, step);
    const rects: DOMRect[] = [];
    editor.state.doc.forEach((_node, offset) => {
      const dom = editor.view.nodeDOM(offset);
      rects.push(dom instanceof HTMLElement ? dom.getBoundingClientRect() : new DOMRect());
    });
    const { y, from } = drag;
    const below = rects.findIndex((rect) => y < rect.top + rect.height / 2);
    drag.gap = below < 0 ? rects.length : below;
    const before = rects[drag.gap - 1];
    const after = rects[drag.gap];
    const height = before && after ? (before.bottom + after.top) / 2 : (after?.top ?? before?.bottom ?? 0);
    line.hidden = drag.gap === from || drag.gap === from + 1;
    line.style.top = topOf(height);
    drag.frame = requestAnimationFrame(aim);
  };
  const begin = (event: PointerEvent) => {
    // The focus and the selection stay where they are.
    event.preventDefault();
    if (event.button !== 0 || beside < 0 || editor.view.composing) return;
    grip.setPointerCapture(event.pointerId);
    drag = { from: beside, y: event.clientY, begun: false, gap: beside, frame: 0, pointer: event.pointerId };
    document.addEventListener("keydown", cancel, true);
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    if (!drag.begun && Math.abs(event.clientY - drag.y) < nearest) return;
    drag.y = event.clientY;
    if (drag.begun) return;
    drag.begun = true;
    paper.dataset.dragging = "";
    const box = elementOf(drag.from)?.getBoundingClientRect();
    shade.hidden = !box;
    if (box) shade.style.top = topOf(box.top);
    if (box) shade.style.height = `${box.height}px`;
    aim();
  };
  const end = () => {
    if (!drag) return;
    const { pointer, frame: aiming } = drag;
    cancelAnimationFrame(aiming);
    drag = null;
    line.hidden = true;
    shade.hidden = true;
    delete paper.dataset.dragging;
    document.removeEventListener("keydown", cancel, true);
    if (grip.hasPointerCapture(pointer)) grip.releasePointerCapture(pointer);
    hovered = null;
    later();
  };
  const drop = () => {
    const done = drag;
    end();
    if (!done || editor.view.composing) return;
    const tr = done.begun ? moveBlockTo(editor.state, done.from, done.gap) : pickBlock(editor.state, done.from);
    if (tr) editor.view.dispatch(tr);
    editor.view.focus();
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };

  scroller.addEventListener("pointermove", hover, { passive: true });
  scroller.addEventListener("pointerleave", leave);
  grip.addEventListener("pointerdown", begin);
  grip.addEventListener("pointermove", move);
  grip.addEventListener("pointerup", drop);
  grip.addEventListener("pointercancel", end);
  editor.on("transaction", changed);
  editor.on("focus", later);
  editor.on("blur", later);
  return () => {
    end();
    cancelAnimationFrame(frame);
    scroller.removeEventListener("pointermove", hover);
    scroller.removeEventListener("pointerleave", leave);
    grip.removeEventListener("pointerdown", begin);
    grip.removeEventListener("pointermove", move);
    grip.removeEventListener("pointerup", drop);
    grip.removeEventListener("pointercancel", end);
    editor.off("transaction", changed);
    editor.off("focus", later);
    editor.off("blur", later);
  };
}
