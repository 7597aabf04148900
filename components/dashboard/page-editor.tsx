"use client";
import { type Editor, EditorContent, type JSONContent, useEditor, useEditorState } from "@tiptap/react";
import { useEffect, useId, useState } from "react";
import { EditorLink } from "#components/dashboard/page-editor-link.tsx";
import { pageExtensions } from "#components/dashboard/page-extensions.ts";

type Props = { name: string; label: string; document: JSONContent };

/** A small editor for the office's pages. Its document goes with the form it stands in. */
export function PageEditor({ name, label, document }: Props) {
  const id = useId();
  const [sent, setSent] = useState("");
  const editor = useEditor({
    extensions: pageExtensions(),
    content: document,
    immediatelyRender: false,
    // The content policy refuses a style element; app/dashboard/styles/pages.css has the rules.
    injectCSS: false,
    editorProps: { attributes: { class: "page-words", role: "textbox", "aria-multiline": "true", "aria-labelledby": id } },
    onUpdate: (update) => setSent(JSON.stringify(update.editor.getJSON())),
  });
  useUnsavedWarning(sent, document);
  return (
    <div className="field page-editor">
      <span className="field-label" id={id}>
        {label}
      </span>
      {editor ? <Toolbar editor={editor} /> : null}
      <EditorContent editor={editor} />
      <input type="hidden" name={name} value={sent} />
    </div>
  );
}

/** Asks before the window is closed over words that were not saved. After a save the page brings the document anew. */
function useUnsavedWarning(sent: string, document: JSONContent) {
  const saved = JSON.stringify(document);
  useEffect(() => {
    if (sent === "" || sent === saved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [sent, saved]);
}

type Tool = { label: string; run: (editor: Editor) => void; on?: boolean; off?: boolean };

function Toolbar({ editor }: { editor: Editor }) {
  const now = useEditorState({
    editor,
    selector: () => ({
      second: editor.isActive("heading", { level: 2 }),
      third: editor.isActive("heading", { level: 3 }),
      bold: editor.isActive("bold"),
      emphasis: editor.isActive("emphasis"),
      bullets: editor.isActive("bulletList"),
      numbers: editor.isActive("orderedList"),
      quote: editor.isActive("blockquote"),
      table: editor.isActive("table"),
      undo: editor.can().undo(),
      redo: editor.can().redo(),
    }),
  });
  const words: Tool[] = [
    { label: "标题", on: now.second, run: (it) => it.chain().focus().toggleHeading({ level: 2 }).run() },
    { label: "小标题", on: now.third, run: (it) => it.chain().focus().toggleHeading({ level: 3 }).run() },
    { label: "加粗", on: now.bold, run: (it) => it.chain().focus().toggleBold().run() },
    { label: "着重", on: now.emphasis, run: (it) => it.chain().focus().toggleMark("emphasis").run() },
    { label: "项目列表", on: now.bullets, run: (it) => it.chain().focus().toggleBulletList().run() },
    { label: "编号列表", on: now.numbers, run: (it) => it.chain().focus().toggleOrderedList().run() },
    { label: "引用", on: now.quote, run: (it) => it.chain().focus().toggleBlockquote().run() },
  ];
  const table: Tool[] = now.table
    ? [
        { label: "加一行", run: (it) => it.chain().focus().addRowAfter().run() },
        { label: "加一列", run: (it) => it.chain().focus().addColumnAfter().run() },
        { label: "删这行", run: (it) => it.chain().focus().deleteRow().run() },
        { label: "删这列", run: (it) => it.chain().focus().deleteColumn().run() },
        { label: "合并或拆分单元格", run: (it) => it.chain().focus().mergeOrSplit().run() },
        { label: "删除表格", run: (it) => it.chain().focus().deleteTable().run() },
      ]
    : [{ label: "插入表格", run: (it) => it.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }];
  const history: Tool[] = [
    { label: "撤销", off: !now.undo, run: (it) => it.chain().focus().undo().run() },
    { label: "重做", off: !now.redo, run: (it) => it.chain().focus().redo().run() },
  ];
  return (
    <div className="page-tools" role="toolbar" aria-label="正文格式">
      {[...words, ...table].map((tool) => (
        <ToolButton key={tool.label} editor={editor} tool={tool} />
      ))}
      <EditorLink editor={editor} />
      {history.map((tool) => (
        <ToolButton key={tool.label} editor={editor} tool={tool} />
      ))}
    </div>
  );
}

function ToolButton({ editor, tool: { label, run, on, off } }: { editor: Editor; tool: Tool }) {
  return (
    <button type="button" className="button small quiet" aria-pressed={on} disabled={off} onClick={() => run(editor)}>
      {label}
    </button>
  );
}
