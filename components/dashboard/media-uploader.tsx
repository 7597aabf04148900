"use client";
import { useRouter } from "next/navigation";
import { type DragEvent, useRef, useState } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { acceptedFiles, type LibraryItem } from "#lib/media/item.ts";
import { sendFile } from "#lib/media/send-file.ts";
import { routes } from "#lib/routes.ts";

type Task = { key: number; name: string; share: number; fault?: string; item?: LibraryItem & { duplicate: boolean } };
let keys = 0;

/** Brings files into the library, several at a time, by button or by dropping; a plain form before any script has run. */
export function MediaUploader() {
  const [tasks, setTasks] = useState<Task[]>([]);
  const [over, setOver] = useState(false);
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const change = (key: number, part: Partial<Task>) => setTasks((all) => all.map((task) => (task.key === key ? { ...task, ...part } : task)));
  const send = async (files: File[]) => {
    const added = files.map((file) => ({ file, task: { key: ++keys, name: file.name, share: 0 } }));
    setTasks((all) => [...added.map(({ task }) => task), ...all]);
    for (const { file, task } of added) {
      try {
        change(task.key, { share: 1, item: await sendFile(file, { onProgress: (share) => change(task.key, { share }) }) });
      } catch (error) {
        change(task.key, { fault: error instanceof Error ? error.message : "没有传成" });
      }
    }
    // The list below shows what has come in.
    router.refresh();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };
  return (
    <section className="card media-uploader" aria-label="上传" data-over={over ? "" : undefined}>
      <form
        action={routes.mediaForm()}
        method="post"
        encType="multipart/form-data"
        onSubmit={(event) => {
          event.preventDefault();
          void send([...(input.current?.files ?? [])]);
          event.currentTarget.reset();
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <StaffIcon name="upload" />
        <label>
          选择文件，或拖到这里
          <input
            ref={input}
            type="file"
            name="files"
            multiple
            accept={acceptedFiles}
            onChange={(event) => {
              void send([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
        <noscript>
          <button type="submit" className="button edge">
            上传
          </button>
        </noscript>
        <span className="muted small">图片、办公文件20 MB以内，PDF 50 MB以内</span>
      </form>
      {tasks.length > 0 ? (
        <ul className="upload-list" aria-label="本次上传" aria-live="polite">
          {tasks.map((task) => (
            <UploadTask key={task.key} task={task} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function UploadTask({ task: { name, share, fault, item } }: { task: Task }) {
  return (
    <li>
      <span className="grow">{name}</span>
      {fault ? <span className="field-error">{fault}</span> : null}
      {item ? (
        <a className="link" href={routes.dashboardMediaItem(item.id)}>
          {item.duplicate ? "库里已有，去看看" : item.kind === "image" ? "填写说明" : "查看"}
        </a>
      ) : null}
      {item || fault ? null : share < 1 ? <progress value={share} aria-label={`${name}的进度`} /> : <span className="muted">正在处理</span>}
    </li>
  );
}
