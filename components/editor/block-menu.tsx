"use client";
import type { ChainedCommands, Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";

/** What opens the menu when it stands alone in a paragraph; 、 is the key of / while Chinese is typed. */
const openers = ["/", "、"];

const items: readonly { label: string; put: (chain: ChainedCommands) => ChainedCommands }[] = [
  { label: "二级标题", put: (chain) => chain.setHeading({ level: 2 }) },
  { label: "三级标题", put: (chain) => chain.setHeading({ level: 3 }) },
  { label: "项目列表", put: (chain) => chain.toggleBulletList() },
  { label: "编号列表", put: (chain) => chain.toggleOrderedList() },
  { label: "引文", put: (chain) => chain.toggleBlockquote() },
  { label: "表格", put: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { label: "分隔线", put: (chain) => chain.setHorizontalRule() },
];

/** Where the opener stands, null when there is none or an input method still holds it. */
function placeOf(editor: Editor): number | null {
  const { $from, empty } = editor.state.selection;
  const isAlone = empty && $from.parent.type.name === "paragraph" && openers.includes($from.parent.textContent);
  return isAlone && !editor.view.composing ? $from.start() : null;
}

/** Kinds of blocks at the place of writing, opened by / or 、 on an empty line. */
export function BlockMenu({ editor }: { editor: Editor }) {
  const place = useEditorState({ editor, selector: ({ editor: now }) => placeOf(now) });
  const [dismissed, dismiss] = useState<number | null>(null);
  const [at, move] = useState(0);
  const isOpen = place !== null && place !== dismissed && editor.isEditable;
  useEffect(() => {
    if (place === null) dismiss(null);
    move(0);
  }, [place]);
  const choose = (index: number) => {
    const item = items[index];
    if (place === null || !item) return;
    item
      .put(
        editor
          .chain()
          .focus()
          .deleteRange({ from: place, to: place + 1 }),
      )
      .run();
  };
  const keys = useRef<(event: KeyboardEvent) => void>(() => {});
  keys.current = (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: items.length - 1 }[event.key];
    if (step !== undefined) move((at + step) % items.length);
    else if (event.key === "Enter") choose(at);
    else if (event.key === "Escape") dismiss(place);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (!isOpen) return;
    const listen = (event: KeyboardEvent) => keys.current(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [isOpen]);
  if (!isOpen) return null;
  const { left, bottom } = editor.view.coordsAtPos(place);
  return (
    <div className="block-menu" style={{ left, top: bottom + 4 }}>
      <div role="listbox" aria-label="插入">
        {items.map(({ label }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled while the cursor stays in the text
          <div
            key={label}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => move(index)}
            onClick={() => choose(index)}
          >
            {label}
          </div>
        ))}
      </div>
      <p className="hidden-text" role="status">
        插入{items[at]?.label}，上下键选择，回车确定
      </p>
    </div>
  );
}
