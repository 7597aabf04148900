"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { findState, goTo, lookFor, replaceAll, replaceOne } from "./find.ts";

export function FindBar({ editor, close }: { editor: Editor; close: () => void }) {
  const [words, setWords] = useState("");
  const [instead, setInstead] = useState("");
  const [isCased, setCased] = useState(false);
  const [said, setSaid] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const found = findState(now.state);
      return { count: found.matches.length, current: found.current };
    },
  });
  useEffect(() => {
    const { from, to, empty } = editor.state.selection;
    if (!empty) setWords(editor.state.doc.textBetween(from, to, " ").slice(0, 100));
    field.current?.focus();
    return () => {
      if (!editor.isDestroyed) lookFor(editor, { words: "", caseSensitive: false });
    };
  }, [editor]);
  useEffect(() => lookFor(editor, { words, caseSensitive: isCased }), [editor, words, isCased]);
  const leave = () => {
    close();
    editor.commands.focus();
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") leave();
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    goTo(editor, event.shiftKey ? -1 : 1);
  };
  const all = () => setSaid(`替换了${replaceAll(editor, instead)}处`);
  return (
    <search className="find-bar" aria-label="查找替换" onKeyDown={keys}>
      <input
        className="input small"
        ref={field}
        aria-label="查找"
        placeholder="查找"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <span className="muted small" role="status">
        {said || (words ? (count > 0 ? `${current + 1}/${count}` : "没有找到") : "")}
      </span>
      <button type="button" className="button small" onClick={() => goTo(editor, -1)} disabled={count === 0}>
        上一处
      </button>
      <button type="button" className="button small" onClick={() => goTo(editor, 1)} disabled={count === 0}>
        下一处
      </button>
      <input className="input small" aria-label="替换为" placeholder="替换为" value={instead} onChange={(event) => setInstead(event.target.value)} />
      <button type="button" className="button small" onClick={() => replaceOne(editor, instead)} disabled={count === 0}>
        替换
      </button>
      <button type="button" className="button small" onClick={all} disabled={count === 0}>
        全部替换
      </button>
      <label className="choice">
        <input type="checkbox" checked={isCased} onChange={(event) => setCased(event.target.checked)} />
        区分大小写
      </label>
      <button type="button" className="icon-button push" aria-label="关闭查找" title="关闭查找" onClick={leave}>
        <StaffIcon name="close" />
      </button>
    </search>
  );
}
