"use client";
import { useState } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import { OfficeChoice } from "#components/dashboard/office-form.tsx";
import type { FormState } from "#lib/forms/result.ts";
import { copyText } from "./copy-text.ts";

export type Shared = FormState & { link?: string };
type Props = { id: number; hours: readonly number[]; action: (state: Shared, form: FormData) => Promise<Shared> };

const words = (hours: number) => (hours % 24 === 0 && hours > 72 ? `${hours / 24}天` : `${hours}小时`);

/** Makes a link to the draft. It is shown once, for only its mark is kept. */
export function SharePreview({ id, hours, action }: Props) {
  const { state, submit, pending, onReset } = useKeptAction(action, {});
  const [copied, setCopied] = useState("");
  const copy = async () => setCopied((await copyText(state.link ?? "")) ? (state.link ?? "") : "");
  return (
    <form action={submit} onReset={onReset} aria-label="分享预览" aria-busy={pending}>
      <p className="hint">没有账号的人凭链接可以看到这篇稿件现在的样子，到期或停止后打不开。</p>
      {state.error ? (
        <p className="error-summary" role="alert">
          {state.error}
        </p>
      ) : null}
      <input type="hidden" name="id" value={id} />
      <OfficeChoice name="hours" label="有效期" value={72} options={hours.map((each) => [each, words(each)] as const)} />
      <button type="submit" className="button small edge">
        建立链接
      </button>
      {state.link ? (
        <div className="shared-link" role="status">
          <label className="small" htmlFor="shared-link">
            链接只在这里显示一次，请现在复制
          </label>
          <input id="shared-link" className="input small" readOnly value={state.link} onFocus={(event) => event.currentTarget.select()} />
          <button type="button" className="button small" onClick={copy}>
            {copied === state.link ? "已复制" : "复制"}
          </button>
        </div>
      ) : null}
    </form>
  );
}
