"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type ReactNode, useRef } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { type BlockKind, blockKindOf, blockKinds, setBlockKind } from "./block-kinds.ts";

export type ToolbarActions = { link: () => void; footnote: () => void; find: () => void };

/** Looks at the state after each key, but draws again only when one of these changes. */
const select = ({ editor }: { editor: Editor }) => ({
  kind: blockKindOf(editor),
  bold: editor.isActive("bold"),
  emphasis: editor.isActive("emphasis"),
  quote: editor.isActive("blockquote"),
  bullets: editor.isActive("bulletList"),
  numbers: editor.isActive("orderedList"),
  link: editor.isActive("link"),
  table: editor.isActive("table"),
  undo: editor.can().undo(),
  redo: editor.can().redo(),
});

/** One stop of the Tab key; arrows lead from tool to tool. */
export function Toolbar({ editor, actions, children }: { editor: Editor; actions: ToolbarActions; children?: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const now = useEditorState({ editor, selector: select });
  const run = () => editor.chain().focus();
  const rove = (event: React.KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight" && event.key !== "Home" && event.key !== "End") return;
    const tools = [...(bar.current?.querySelectorAll<HTMLElement>("button:not(:disabled), select") ?? [])];
    const at = tools.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tools.length - 1 }[event.key];
    const next = tools[(to + tools.length) % tools.length];
    if (!next) return;
    event.preventDefault();
    for (const tool of tools) tool.tabIndex = tool === next ? 0 : -1;
    next.focus();
  };
  return (
    <div className="writing-tools" role="toolbar" aria-label="格式" ref={bar} onKeyDown={rove}>
      <select
        className="input small block-kind"
        aria-label="段落样式"
        value={now.kind}
        onChange={(event) => setBlockKind(editor, event.target.value as BlockKind)}
      >
        {Object.entries(blockKinds).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
      <Gap />
      <Tool label="加粗" keys="Ctrl B" on={now.bold} press={() => run().toggleBold().run()} icon={<StaffIcon name="bold" />} />
      <Tool label="着重号" keys="Ctrl I" on={now.emphasis} press={() => run().toggleMark("emphasis").run()} icon={<EmphasisIcon />} />
      <Tool label="引文" on={now.quote} press={() => run().toggleBlockquote().run()} icon={<StaffIcon name="quote" />} />
      <Tool label="项目列表" on={now.bullets} press={() => run().toggleBulletList().run()} icon={<StaffIcon name="bullets" />} />
      <Tool label="编号列表" on={now.numbers} press={() => run().toggleOrderedList().run()} icon={<StaffIcon name="numbers" />} />
      <Gap />
      <Tool
        label="表格"
        on={now.table}
        press={() => (now.table ? undefined : run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run())}
        icon={<StaffIcon name="table" />}
      />
      {children}
      <Tool label="链接" on={now.link} press={actions.link} icon={<StaffIcon name="link" />} />
      <Tool label="脚注" press={actions.footnote} icon={<StaffIcon name="footnote" />} />
      <Gap />
      <Tool label="清除格式" press={() => run().unsetAllMarks().run()} icon={<StaffIcon name="plainer" />} />
      <Tool label="查找替换" keys="Ctrl F" press={actions.find} icon={<StaffIcon name="search" />} />
      <Gap />
      <Tool label="撤销" keys="Ctrl Z" off={!now.undo} press={() => run().undo().run()} icon={<StaffIcon name="undo" />} />
      <Tool label="重做" keys="Ctrl Shift Z" off={!now.redo} press={() => run().redo().run()} icon={<StaffIcon name="redo" />} />
      {now.table ? null : (
        <span className="tools-hint">
          <kbd>/</kbd> 或 <kbd>、</kbd> 插入
        </span>
      )}
    </div>
  );
}

const Gap = () => <span className="gap" aria-hidden="true" />;

type ToolProps = { label: string; icon: ReactNode; press: () => unknown; on?: boolean; off?: boolean; keys?: string };
export function Tool({ label, icon, press, on, off = false, keys }: ToolProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={keys ? `${label}（${keys}）` : label}
      aria-pressed={on}
      disabled={off}
      // The selection in the text stays while a tool is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {icon}
    </button>
  );
}

function EmphasisIcon() {
  return (
    <svg className="icon lettered" viewBox="0 0 16 16" aria-hidden="true">
      <text x="8" y="10" textAnchor="middle">
        字
      </text>
      <circle cx="8" cy="14" r="1.2" />
    </svg>
  );
}
