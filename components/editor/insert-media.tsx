"use client";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { MediaPicker } from "#components/dashboard/media-picker.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { Tool } from "./toolbar.tsx";
import { insertLibraryItem } from "./uploads.ts";

/** Puts a picture or file of the library into the text, uploading it if it is new. */
export function InsertMedia({ editor }: { editor: Editor }) {
  const [kind, setKind] = useState<"image" | "file" | null>(null);
  return (
    <>
      <Tool label="图片" press={() => setKind("image")} icon={<StaffIcon name="image" />} />
      <Tool label="附件" press={() => setKind("file")} icon={<StaffIcon name="attachment" />} />
      {kind ? (
        <MediaPicker
          open
          kind={kind}
          onPick={(item) => (kind === "file" ? insertLibraryItem(editor, { ...item, kind: "file" }) : insertLibraryItem(editor, item))}
          onClose={() => setKind(null)}
        />
      ) : null}
    </>
  );
}
