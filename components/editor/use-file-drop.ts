import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect } from "react";
import { insertFiles } from "./uploads.ts";

/** Takes files that miss the text: beside it they join the nearest line, elsewhere nothing happens. The browser would leave the page to show them. */
export function useFileDrop(editor: RefObject<Editor | null>, canUpload: boolean): void {
  useEffect(() => {
    const isBeside = (event: DragEvent) => canUpload && event.target instanceof Element && event.target.closest(".writing-scroll") !== null;
    const over = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isBeside(event) ? "copy" : "none";
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      const live = editor.current;
      if (!live || !isBeside(event)) return;
      const box = live.view.dom.getBoundingClientRect();
      const at = live.view.posAtCoords({ left: box.left + box.width / 2, top: event.clientY })?.pos;
      insertFiles(live, files, at ?? (event.clientY < box.top ? 0 : live.state.doc.content.size));
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, [editor, canUpload]);
}
