"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { type Measure, measure } from "#lib/writing/outline.ts";

const restMs = 300;

/** Counts and outline, taken when the typing rests: counting at each key would be felt in a long article. */
export function useMeasure(editor: Editor | null): Measure | null {
  const [result, setResult] = useState<Measure | null>(null);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout>;
    const take = () => setResult(measure(editor.state.doc));
    const later = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(take, restMs);
    };
    take();
    editor.on("transaction", later);
    return () => {
      clearTimeout(timer);
      editor.off("transaction", later);
    };
  }, [editor]);
  return result;
}
