"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { followBlocks } from "./follow-blocks.ts";

/** The grip beside a block, for the mouse; Alt and an arrow do the same by keyboard. It stands outside the text, where no input method meets it. */
export function DragHandle({ editor }: { editor: Editor }) {
  const grip = useRef<HTMLSpanElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const shade = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (grip.current && line.current && shade.current) return followBlocks(editor, { grip: grip.current, line: line.current, shade: shade.current });
  }, [editor]);
  return (
    <>
      <span ref={grip} className="block-grip" title="拖动这一段（Alt ↑ ↓ 也可以移动）" aria-hidden="true" hidden>
        <StaffIcon name="grip" />
      </span>
      <span ref={shade} className="block-shade" aria-hidden="true" hidden />
      <span ref={line} className="block-gap" aria-hidden="true" hidden />
    </>
  );
}
