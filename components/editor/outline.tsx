"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { Measure } from "#lib/writing/outline.ts";

const most = 200;
const adviceFrom = 1_000;

/** Where the cursor is among the lines of the outline: the last one that begins before it. */
function currentOf(measure: Measure | null, at: number): number {
  const items = measure?.outline ?? [];
  let current = -1;
  for (const [index, item] of items.entries()) if (item.at <= at) current = index;
  return current;
}

export function Outline({ editor, measure, fold }: { editor: Editor; measure: Measure | null; fold: () => void }) {
  const current = useEditorState({ editor, selector: ({ editor: now }) => currentOf(measure, now.state.selection.from) });
  const go = (at: number) => {
    editor
      .chain()
      .focus()
      .setTextSelection(at + 1)
      .run();
    const block = editor.view.nodeDOM(at);
    if (block instanceof HTMLElement) block.scrollIntoView({ block: "center" });
  };
  return (
    <nav className="writing-outline" aria-label="大纲">
      <div className="outline-head">
        <h2>大纲</h2>
        <button type="button" className="icon-button push" aria-label="收起大纲" title="收起大纲" onClick={fold}>
          <StaffIcon name="fold" />
        </button>
      </div>
      <ol>
        {measure?.outline.slice(0, most).map((item, index) => (
          <li key={`${item.at}-${item.text}`}>
            <button type="button" data-level={item.level ?? 0} aria-current={index === current || undefined} onClick={() => go(item.at)}>
              <span className="number">{index + 1}</span>
              <span className="one-line">{item.text}</span>
            </button>
          </li>
        ))}
      </ol>
      {measure && !measure.headed && measure.characters > adviceFrom ? (
        <p className="hint">全文没有小标题，按段落显示。超过1000字的稿件建议加二级标题。</p>
      ) : null}
      <p className="outline-keys">
        <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> 移动段落
      </p>
    </nav>
  );
}

export function StatusLine({ measure, view }: { measure: Measure | null; view: string }) {
  return (
    <footer className="writing-status">
      {measure ? (
        <>
          <span>{measure.characters.toLocaleString("en-US")} 字</span>
          <span>{measure.paragraphs} 段</span>
          <span>约 {measure.minutes} 分钟读完</span>
        </>
      ) : null}
      <span className="push">{view}</span>
    </footer>
  );
}
