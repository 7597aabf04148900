import type { Editor } from "@tiptap/core";
import { type Fragment, Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { type Pasted, pasteToDocument, textToDocument } from "#lib/paste/paste.ts";
import { insertFiles, type Source, sendPicture } from "./uploads.ts";

/** What a paste changed, and the plain words of it for who would rather have those. */
export type PasteReport = { changes: Pasted["changes"]; text: string };

const hasWords = (html: string) => html.replace(/<(style|script|title)[\s\S]*?<\/\1>/gi, "").replace(/<[^>]*>|&nbsp;|\s/g, "") !== "";

/** Words of one paragraph join the line that they are pasted into; whole blocks stand by themselves. */
function sliceOf(content: Fragment): Slice {
  const open = (name: string | undefined) => (name === "paragraph" ? 1 : 0);
  return new Slice(content, open(content.firstChild?.type.name), open(content.lastChild?.type.name));
}

export function insertPasted(editor: Editor, pasted: Pasted): void {
  const node = editor.schema.nodeFromJSON(pasted.document);
  const { state, view } = editor;
  view.dispatch(state.tr.replaceSelection(sliceOf(node.content)).scrollIntoView().setMeta("paste", true));
  for (const [index, { upload, source }] of pasted.pictures.entries()) {
    const from = sourceOf(source, `粘贴的图片${index + 1}`);
    if (from) sendPicture(editor, upload, `粘贴的图片${index + 1}`, from);
  }
}

function sourceOf(source: Pasted["pictures"][number]["source"], name: string): Source | null {
  if ("url" in source) return { url: source.url };
  return "dataUrl" in source ? { file: fileOf(source.dataUrl, name) } : null;
}

/** Without fetch, which the content policy keeps to this site. */
function fileOf(dataUrl: string, name: string): File {
  const [head = "", body = ""] = dataUrl.split(",", 2);
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? "image/png";
  const bytes = Uint8Array.from(atob(body.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
  return new File([bytes], `${name}.${type.split("/")[1] ?? "png"}`, { type });
}

/** Takes a paste in hand; false leaves it to the editor, which knows its own copies best. */
export function handlePaste(editor: Editor, event: ClipboardEvent, report: (report: PasteReport | null) => void): boolean {
  const data = event.clipboardData;
  if (!data) return false;
  const html = data.getData("text/html");
  if (html.includes("data-pm-slice")) return false;
  const files = [...data.files];
  if (files.length > 0 && !hasWords(html)) {
    insertFiles(editor, files, editor.state.selection.from);
    return true;
  }
  const text = data.getData("text/plain");
  if (!html && !text) return false;
  const pasted = html ? pasteToDocument(html, { rtf: data.getData("text/rtf") || undefined }) : textToDocument(text);
  insertPasted(editor, pasted);
  report(pasted.changes.length > 0 ? { changes: pasted.changes, text } : null);
  return true;
}

export function handleDrop(editor: Editor, view: EditorView, event: DragEvent, isMoved: boolean): boolean {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (isMoved || files.length === 0) return false;
  event.preventDefault();
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from;
  insertFiles(editor, files, at);
  return true;
}

/** Takes back the paste and puts in its words alone. */
export function pasteAsText(editor: Editor, text: string): void {
  editor.commands.undo();
  insertPasted(editor, textToDocument(text));
}
