"use client";
import { useId, useState } from "react";
import { OfficeForm } from "#components/dashboard/office-form.tsx";
import { type Shared, SharePreview } from "#components/dashboard/share-preview.tsx";
import type { FormState } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";
import { useFetched } from "./use-fetched.ts";

export type Sharing = {
  hours: readonly number[];
  create: (state: Shared, form: FormData) => Promise<Shared>;
  revoke: (state: FormState, form: FormData) => Promise<FormState>;
};
type Link = { id: number; by: string; until: string };

/** The links by which somebody without an account sees the draft: made, copied and ended here. */
export function PreviewLinks({ articleId, sharing, save }: { articleId: number; sharing: Sharing; save: () => Promise<boolean> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="panel-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>分享预览</summary>
      {isOpen ? <OpenLinks articleId={articleId} sharing={sharing} save={save} /> : null}
    </details>
  );
}

function OpenLinks({ articleId, sharing, save }: { articleId: number; sharing: Sharing; save: () => Promise<boolean> }) {
  const { data, isLost, again } = useFetched<{ links: Link[] }>(routes.previewLinks(articleId));
  const [ended, setEnded] = useState(0);
  const title = useId();
  const create = async (state: Shared, form: FormData): Promise<Shared> => {
    // What is shared is what the server holds.
    if (!(await save())) return { error: "稿件还没有存到服务器，请等显示“已保存”再建立链接" };
    const said = await sharing.create(state, form).catch(() => ({ error: "没有建立链接，请检查网络后再试" }));
    again();
    return said;
  };
  const revoke = async (state: FormState, form: FormData) => {
    const said = await sharing.revoke(state, form);
    // The link that was just made may be the one that ended.
    setEnded((times) => times + 1);
    again();
    return said;
  };
  return (
    <>
      <SharePreview key={ended} id={articleId} hours={sharing.hours} action={create} />
      <h3 id={title}>有效的链接</h3>
      {isLost ? (
        <p className="field-error" role="alert">
          没有读到链接，请检查网络。
          <button type="button" className="button small" onClick={again}>
            重试
          </button>
        </p>
      ) : null}
      {data?.links.length === 0 ? <p className="hint">现在没有。</p> : null}
      <ul aria-labelledby={title}>
        {data?.links.map((link) => (
          <li key={link.id}>
            <OfficeForm action={revoke} className="row" label={`停止链接${link.id}`}>
              <input type="hidden" name="id" value={link.id} />
              <span className="grow small">
                {link.by}建立，{link.until}失效
              </span>
              <button type="submit" className="button small danger">
                停止<span className="hidden-text">{link.by}建立的链接</span>
              </button>
            </OfficeForm>
          </li>
        ))}
      </ul>
    </>
  );
}
