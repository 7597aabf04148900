"use client";
import type { Editor } from "@tiptap/core";
import type { Mark } from "@tiptap/pm/model";
import { useEffect, useState } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { Tool } from "./toolbar.tsx";

/** Looks, not meanings: a link stays where it is. */
const looks = new Set(["bold", "emphasis", "underline", "strike", "superscript", "subscript"]);

/** Takes the look of the words at the cursor and gives it to the words selected next; Esc puts it down. */
export function FormatPainter({ editor }: { editor: Editor }) {
  const [taken, take] = useState<readonly Mark[] | null>(null);
  useEffect(() => {
    if (!taken) return;
    const paint = () => {
      const { from, to, empty } = editor.state.selection;
      if (empty) return;
      const { tr } = editor.state;
      for (const name of looks) {
        const type = editor.schema.marks[name];
        if (type) tr.removeMark(from, to, type);
      }
      for (const mark of taken) tr.addMark(from, to, mark);
      editor.view.dispatch(tr);
      take(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") take(null);
      else if (event.key === "Enter" && !editor.state.selection.empty) {
        event.preventDefault();
        event.stopPropagation();
        paint();
      }
    };
    const { dom } = editor.view;
    const onUp = () => setTimeout(paint);
    dom.addEventListener("mouseup", onUp);
    document.addEventListener("keydown", onKey, true);
    return () => {
      dom.removeEventListener("mouseup", onUp);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [editor, taken]);
  const press = () => take(taken ? null : editor.state.selection.$from.marks().filter(({ type }) => looks.has(type.name)));
  return <Tool label="格式刷：选中文字后松开鼠标或按回车" on={taken !== null} press={press} icon={<StaffIcon name="painter" />} />;
}
