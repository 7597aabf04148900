import type { Extensions, Node } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { contentExtensions } from "#lib/content/extensions.ts";
import { AttachmentView } from "./attachment-view.tsx";
import { CheckMarks } from "./check-marks.ts";
import { Find } from "./find.ts";
import { MoveBlocks } from "./move-blocks.ts";
import { PictureView } from "./picture-view.tsx";

const views = { picture: PictureView, attachment: AttachmentView };

/** The document's own schema with what only the screen needs. */
export function editorExtensions(): Extensions {
  const drawn = contentExtensions().map((each) => {
    const View = views[each.name as keyof typeof views];
    return View ? (each as Node).extend({ addNodeView: () => ReactNodeViewRenderer(View) }) : each;
  });
  return [...drawn, MoveBlocks, Find, CheckMarks];
}
