import type { Editor } from "@tiptap/core";
import { useSyncExternalStore } from "react";
import type { LibraryItem } from "#lib/media/item.ts";
import { sendFile } from "#lib/media/send-file.ts";
import { routes } from "#lib/routes.ts";
import { newId } from "./journal.ts";

export type Source = { file: File } | { url: string };
/** `share` from 0 to 1 while the bytes travel. */
export type Upload = { id: string; name: string; share: number; fault: string; isPicture: boolean; again: () => void };

/** Uploads of this page. A picture's node names its own; what no page knows any more has failed. */
const uploads = new Map<string, Upload>();
const listeners = new Set<() => void>();
let list: readonly Upload[] = [];

function put(upload: Upload | null, id: string): void {
  if (upload) uploads.set(id, upload);
  else uploads.delete(id);
  list = [...uploads.values()];
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const none: readonly Upload[] = [];
export const useUploads = () =>
  useSyncExternalStore(
    subscribe,
    () => list,
    () => none,
  );

async function bring(source: Source, onProgress: (share: number) => void): Promise<LibraryItem> {
  if ("file" in source) return sendFile(source.file, { onProgress });
  const response = await fetch(routes.uploadsFetch(), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url: source.url }),
  }).catch(() => null);
  const said: { id?: number; error?: string } = (await response?.json().catch(() => null)) ?? {};
  if (!response?.ok || !said.id) throw new Error(said.error ?? "没有取到这张图片，请稍后再试");
  const item = await fetch(routes.mediaItem(said.id)).catch(() => null);
  if (!item?.ok) throw new Error("图片取来了，但没有读回来，请重试");
  return item.json();
}

/** Sends and puts what came of it where `place` says; a failure waits to be tried again. */
function send(id: string, name: string, source: Source, place: (item: LibraryItem) => void): void {
  const isPicture = "url" in source || source.file.type.startsWith("image/");
  const again = () => send(id, name, source, place);
  put({ id, name, share: 0, fault: "", isPicture, again }, id);
  bring(source, (share) => put({ id, name, share, fault: "", isPicture, again }, id)).then(
    (item) => {
      put(null, id);
      place(item);
    },
    (error: unknown) => put({ id, name, share: 0, fault: error instanceof Error ? error.message : "没有传成", isPicture, again }, id),
  );
}

export const forgetUpload = (id: string) => put(null, id);

const pictureAttributes = ({ id, path, width, height, alt, decorative, caption, source }: LibraryItem) => ({
  mediaId: id,
  src: path,
  width,
  height,
  alt,
  decorative,
  caption,
  source,
});

/** Gives the picture that waits under this name its bytes; words that were typed meanwhile stay. */
function settlePicture(editor: Editor, upload: string, item: LibraryItem): void {
  const { state, view } = editor;
  let at = -1;
  state.doc.descendants((node, pos) => {
    if (node.type.name === "picture" && node.attrs.upload === upload) at = pos;
  });
  const node = at < 0 ? null : state.doc.nodeAt(at);
  if (!node) return;
  const typed = Object.fromEntries(
    Object.entries(node.attrs).filter(([name, value]) => ["alt", "caption", "source", "decorative"].includes(name) && value),
  );
  view.dispatch(
    state.tr.setNodeMarkup(at, undefined, { ...node.attrs, ...pictureAttributes(item), ...typed, upload: null }).setMeta("addToHistory", false),
  );
}

export function sendPicture(editor: Editor, upload: string, name: string, source: Source): void {
  send(upload, name, source, (item) => settlePicture(editor, upload, item));
}

const attachmentNode = ({ id, path, name, bytes }: LibraryItem) => ({ type: "attachment", attrs: { mediaId: id, href: path, name, bytes } });

export function insertLibraryItem(editor: Editor, item: LibraryItem): void {
  const node = item.kind === "image" ? { type: "picture", attrs: pictureAttributes(item) } : attachmentNode(item);
  editor.chain().focus().insertContent(node).run();
}

/** Files dropped, pasted or chosen: pictures stand in the text at once, other files when they have arrived. */
export function insertFiles(editor: Editor, files: readonly File[], at: number): void {
  const pictures = files.filter((file) => file.type.startsWith("image/")).map((file) => ({ file, upload: newId() }));
  if (pictures.length > 0)
    editor
      .chain()
      .insertContentAt(
        at,
        pictures.map(({ upload }) => ({ type: "picture", attrs: { upload } })),
      )
      .run();
  for (const { file, upload } of pictures) sendPicture(editor, upload, file.name, { file });
  for (const file of files.filter((each) => !each.type.startsWith("image/"))) {
    let place = at;
    const follow = ({ transaction }: { transaction: { mapping: { map(at: number): number } } }) => {
      place = transaction.mapping.map(place);
    };
    editor.on("transaction", follow);
    send(newId(), file.name, { file }, (item) => {
      editor.off("transaction", follow);
      editor.chain().insertContentAt(place, attachmentNode(item)).run();
    });
  }
}
