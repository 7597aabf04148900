"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useId, useState } from "react";
import { isSafeLink } from "#lib/content/urls.ts";

/** The link of the selected words: set, changed or taken away in a row below the tools. */
export function EditorLink({ editor }: { editor: Editor }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState("");
  const now = useEditorState({
    editor,
    selector: () => ({ on: editor.isActive("link"), href: String(editor.getAttributes("link").href ?? ""), empty: editor.state.selection.empty }),
  });
  const show = () => {
    setTyped(now.href);
    setFault(now.empty && !now.on ? "先选中要加链接的文字" : "");
    setOpen(!open);
  };
  const set = () => {
    const href = typed.trim();
    if (!isSafeLink(href)) return setFault("填以 https:// 开头的网址，或本站的路径，例如 /news/policies");
    editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") setOpen(false);
    if (event.key !== "Enter") return;
    // The form around it must not be sent by this field.
    event.preventDefault();
    set();
  };
  return (
    <>
      <button type="button" className="button small quiet" aria-pressed={now.on} aria-expanded={open} onClick={show}>
        链接
      </button>
      {open ? (
        <span className="page-link">
          <label htmlFor={id}>网址</label>
          <input
            id={id}
            className="input small"
            value={typed}
            maxLength={2000}
            aria-invalid={fault !== "" || undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <button type="button" className="button small" onClick={set}>
            确定
          </button>
          {now.on ? (
            <button type="button" className="button small quiet" onClick={() => editor.chain().focus().extendMarkRange("link").unsetLink().run()}>
              去掉链接
            </button>
          ) : null}
          {fault ? (
            <span className="field-error" id={`${id}-fault`} role="alert">
              {fault}
            </span>
          ) : null}
        </span>
      ) : null}
    </>
  );
}
