"use client";
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { MediaThumb } from "#components/dashboard/media-thumb.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { acceptedFiles, acceptedPictures, type LibraryItem, type LibraryPage, measureLabel } from "#lib/media/item.ts";
import { sendFile } from "#lib/media/send-file.ts";
import { routes } from "#lib/routes.ts";

type Props = { open: boolean; kind?: "image" | "file"; onPick: (item: LibraryItem) => void; onClose: () => void };
const searchDelayMs = 300;

/** Chooses from the library, or uploads into it and chooses that. Mounted only while open, so each opening begins anew. */
export function MediaPicker({ open, ...rest }: Props) {
  return open ? <OpenPicker {...rest} /> : null;
}

function OpenPicker({ kind, onPick, onClose }: Omit<Props, "open">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [words, setWords] = useState("");
  const library = useLibrary(kind, words);
  const uploads = useUploads(kind, library.prepend);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    if (uploads.last) dialog.current?.querySelector<HTMLButtonElement>(`[data-media="${uploads.last}"]`)?.focus();
  }, [uploads.last]);
  // Closed before it goes, so that the focus returns to where it came from.
  const pick = (item: LibraryItem) => {
    onPick(item);
    dialog.current?.close();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    uploads.send([...event.dataTransfer.files]);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog wide media-picker"
      aria-labelledby={title}
      onClose={onClose}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="picker-head">
        <h2 id={title}>{kind === "file" ? "选择附件" : kind === "image" ? "选择图片" : "从媒体库选择"}</h2>
        <button type="button" className="icon-button" aria-label="关闭" onClick={() => dialog.current?.close()}>
          <StaffIcon name="close" />
        </button>
      </div>
      <div className="picker-tools">
        <input
          type="search"
          className="input"
          aria-label="按名称、说明、来源查找"
          placeholder="按名称、说明、来源查找"
          // What an input method is still composing is not looked for.
          onChange={({ target, nativeEvent }) => (nativeEvent as InputEvent).isComposing || setWords(target.value)}
          onCompositionEnd={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <UploadButton kind={kind} onFiles={uploads.send} />
      </div>
      <div role="status">
        {uploads.busy ? <p className="small muted">{uploads.busy}</p> : null}
        {library.fault ? <p className="field-error">{library.fault}</p> : null}
        {uploads.faults.map((fault) => (
          <p key={fault} className="field-error">
            {fault}
          </p>
        ))}
      </div>
      {library.items.length > 0 ? (
        <ul className="media-grid" onKeyDown={moveFocus}>
          {library.items.map((item) => (
            <li key={item.id}>
              <button type="button" className="media-tile" onClick={() => pick(item)} data-media={item.id}>
                <MediaThumb item={item} />
                <span className="media-name">{item.title || item.name}</span>
                <span className="media-measure">{measureLabel(item)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : library.loading ? null : (
        <p className="empty">{words.trim() ? "没有找到，换个词试试，或者上传。" : "媒体库还是空的，先上传一个。"}</p>
      )}
      {library.next ? (
        <div className="dialog-actions">
          <button type="button" className="button" disabled={library.loading} onClick={library.more}>
            更多
          </button>
        </div>
      ) : null}
    </dialog>
  );
}

function UploadButton({ kind, onFiles }: { kind?: "image" | "file"; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button edge" onClick={() => input.current?.click()}>
        <StaffIcon name="upload" />
        上传
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={kind === "image" ? acceptedPictures : acceptedFiles}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

function useLibrary(kind: "image" | "file" | undefined, words: string) {
  const [page, setPage] = useState<LibraryPage>({ items: [], next: null });
  const [loading, setLoading] = useState(true);
  const [fault, setFault] = useState("");
  const load = useCallback(
    async (q: string, cursor: number | null, signal?: AbortSignal) => {
      setLoading(true);
      try {
        const response = await fetch(routes.media({ q, kind, cursor }), { signal });
        const said = (await response.json()) as LibraryPage & { error?: string };
        if (!response.ok) throw new Error(said.error);
        setPage((before) => ({ items: cursor === null ? said.items : [...before.items, ...said.items], next: said.next }));
        setFault("");
      } catch (error) {
        if (signal?.aborted) return;
        setFault((error instanceof Error && /\p{Script=Han}/u.test(error.message) && error.message) || "媒体库读不出来，请稍后再试");
      }
      setLoading(false);
    },
    [kind],
  );
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => void load(words.trim(), null, abort.signal), words ? searchDelayMs : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [load, words]);
  const prepend = useCallback((item: LibraryItem) => {
    setPage(({ items, next }) => ({ items: [item, ...items.filter(({ id }) => id !== item.id)], next }));
  }, []);
  return { ...page, loading, fault, prepend, more: () => void load(words.trim(), page.next) };
}

function useUploads(kind: "image" | "file" | undefined, onDone: (item: LibraryItem) => void) {
  const [busy, setBusy] = useState("");
  const [faults, setFaults] = useState<string[]>([]);
  const [last, setLast] = useState(0);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const send = async (files: File[]) => {
    if (files.length === 0) return;
    abort.current ??= new AbortController();
    setFaults([]);
    for (const [at, file] of files.entries()) {
      const name = files.length > 1 ? `${file.name}（第${at + 1}个，共${files.length}个）` : file.name;
      const tell = (share: number) => setBusy(share < 1 ? `正在上传${name}：${Math.floor(share * 100)}%` : `正在处理${name}`);
      tell(0);
      try {
        const item = await sendFile(file, { kind: kind === "image" ? kind : undefined, signal: abort.current.signal, onProgress: tell });
        onDone(item);
        setLast(item.id);
      } catch (error) {
        if (abort.current?.signal.aborted) return;
        setFaults((before) => [...before, `${file.name}：${error instanceof Error ? error.message : "没有传成"}`]);
      }
    }
    setBusy("");
  };
  return { busy, faults, last, send: (files: File[]) => void send(files) };
}

/** Arrows go from picture to picture, rows included. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const tiles = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button.media-tile")];
  const at = tiles.indexOf(document.activeElement as HTMLButtonElement);
  const first = tiles[0];
  if (at < 0 || !first) return;
  const inRow = Math.max(1, tiles.filter((tile) => Math.abs(tile.getBoundingClientRect().top - first.getBoundingClientRect().top) < 4).length);
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -inRow, ArrowDown: inRow };
  const step = steps[event.key];
  const target = step === undefined ? undefined : tiles[at + step];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
