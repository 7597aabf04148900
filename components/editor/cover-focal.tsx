"use client";
import { useState, useTransition } from "react";
import { FocalPoint } from "#components/dashboard/focal-point.tsx";
import type { FormState } from "#lib/forms/result.ts";
import type { LibraryItem } from "#lib/media/item.ts";
import { Dialog } from "./dialogs.tsx";

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
type Props = { item: LibraryItem; action: FormAction; saved: (item: LibraryItem) => void; close: () => void };

/** Chooses what every crop of the cover keeps. It belongs to the picture, so that it is the same wherever the picture stands. */
export function CoverFocal({ item, action, saved, close }: Props) {
  const [fault, setFault] = useState("");
  const [isSending, send] = useTransition();
  const submit = (form: FormData) =>
    send(async () => {
      const said: FormState = await action({}, form).catch(() => ({ error: "没有保存上，请检查网络后再试" }));
      if (said.error) return setFault(Object.values(said.fields ?? {})[0] ?? said.error);
      saved({ ...item, focalX: Number(form.get("focalX")) / 100, focalY: Number(form.get("focalY")) / 100 });
      close();
    });
  return (
    <Dialog title="封面焦点" close={close}>
      <form
        className="stack"
        noValidate
        aria-busy={isSending}
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <input type="hidden" name="id" value={item.id} />
        <FocalPoint src={item.path} width={item.width} height={item.height} x={item.focalX} y={item.focalY} />
        <p className="hint">焦点跟着这张图片，用到它的地方都一样。</p>
        {fault ? (
          <p className="field-error" role="alert">
            {fault}
          </p>
        ) : null}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            取消
          </button>
          <button type="submit" className="button primary" disabled={isSending}>
            保存焦点
          </button>
        </div>
      </form>
    </Dialog>
  );
}
