"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { BulkState } from "#lib/forms/result.ts";

type Action = (state: BulkState, form: FormData) => Promise<BulkState>;
type Props = {
  action: Action;
  undoAction: Action;
  exportHref: string;
  /** The filter as an address, for 选择全部. */
  query: string;
  total: string;
  more: boolean;
  channels: readonly { id: number; name: string }[];
  may: { write: boolean; publish: boolean };
  children: ReactNode;
};

/** The list with what can be done to the articles ticked. Without a script the bar shows as soon as one is ticked, too. */
export function ArticlesBulk({ action, undoAction, exportHref, query, total, more, channels, may, children }: Props) {
  const { state, submit, pending, onReset } = useKeptAction(action, {});
  const form = useRef<HTMLFormElement>(null);
  const [ticked, setTicked] = useState(0);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("tbody input[name=ids]") ?? [])];
  const recount = () => {
    const all = boxes();
    const on = all.filter((box) => box.checked).length;
    const head = form.current?.querySelector<HTMLInputElement>("thead input");
    if (head) {
      head.checked = on > 0 && on === all.length;
      head.indeterminate = on > 0 && on < all.length;
    }
    setTicked(on);
  };
  const onChange = (event: React.ChangeEvent<HTMLFormElement>) => {
    const box: unknown = event.target;
    if (box instanceof HTMLInputElement && box.dataset.tickAll !== undefined) for (const other of boxes()) other.checked = box.checked;
    recount();
  };
  const letGo = () => {
    form.current?.reset();
    recount();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || document.querySelector("details.confirm[open]")) return;
      form.current?.reset();
      setTicked(0);
    };
    // Before the folds are closed by the same key.
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are other ones when an answer came.
  useEffect(recount, [state]);

  return (
    <>
      <form ref={form} action={submit} className="articles-form" aria-label="稿件列表" aria-busy={pending} onChange={onChange} onReset={onReset}>
        {/* Enter in a field presses the first button of a form: this one, which does nothing. */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="query" value={query} />
        <Refused state={state} />
        <div className="bulk-bar" role="group" aria-label="批量操作">
          <b>{ticked > 0 ? `已选${ticked}篇` : "已选"}</b>
          {more ? (
            <label className="choice">
              <input type="checkbox" name="all" value="1" />
              选择全部{total}篇
            </label>
          ) : null}
          {may.write ? (
            <>
              <Fold label="移动频道">
                <label>
                  移到
                  <select name="channelId" className="input small">
                    {channels.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </label>
                <Do name="move" label="移动" pending={pending} />
              </Fold>
              <Fold label="责任编辑">
                <label>
                  改为
                  <input name="editor" className="input small" list="editors" maxLength={100} />
                </label>
                <p className="muted">待发布和已定时的会回到终审。已发布的不改。</p>
                <Do name="editor" label="改责任编辑" pending={pending} />
              </Fold>
              <Do name="submit" label="送审" pending={pending} />
            </>
          ) : null}
          {may.publish ? (
            <>
              <Do name="publish" label="发布" pending={pending} />
              <Fold label="定时发布">
                <label>
                  时间（北京时间）
                  <input type="datetime-local" name="publishAt" className="input small" />
                </label>
                <Do name="schedule" label="定时" pending={pending} />
              </Fold>
              <Fold label="撤稿" danger>
                <label>
                  原因（读者会看到）
                  <input name="reason" className="input small" maxLength={200} />
                </label>
                <Do name="withdraw" label="确认撤稿" danger pending={pending} />
              </Fold>
            </>
          ) : null}
          <button type="submit" className="button small" formAction={exportHref} formMethod="get">
            导出CSV
          </button>
          {may.write ? <Do name="trash" label="移入回收站" danger pending={pending} /> : null}
          <button type="button" className="button small quiet push" onClick={letGo}>
            取消 <kbd>Esc</kbd>
          </button>
        </div>
        {children}
      </form>
      <Toast state={state} undoAction={undoAction} />
    </>
  );
}

function Do({ name, label, danger, pending }: { name: string; label: string; danger?: boolean; pending: boolean }) {
  return (
    <button type="submit" name="do" value={name} className={danger ? "button small danger" : "button small"} aria-disabled={pending}>
      {label}
    </button>
  );
}

function Fold({ label, danger, children }: { label: string; danger?: boolean; children: ReactNode }) {
  return (
    <details className="confirm" name="bulk">
      <summary className={danger ? "button small danger" : "button small"}>{label}</summary>
      <div className="confirm-body">{children}</div>
    </details>
  );
}

function Refused({ state }: { state: BulkState }) {
  if (!state.error && !state.refused?.length) return null;
  return (
    <div className="error-summary" role="alert">
      {state.error ? <p>{state.error}</p> : <p>有{state.refused?.length}篇没有处理：</p>}
      <ul>
        {state.refused?.map(({ id, title, why }) => (
          <li key={id}>
            《{title}》：{why}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says what was done and offers to take it back. */
function Toast({ state, undoAction }: { state: BulkState; undoAction: Action }) {
  const { state: taken, submit: undo, pending } = useKeptAction(undoAction, {});
  const [closed, setClosed] = useState<BulkState | null>(null);
  const told = state.done || state.refused;
  const current = taken.undone && (!told || taken.undone === state.undo) ? taken : state;
  // An undoing that did not reach the server can be asked for again.
  const lost = taken.values?.undo !== undefined && taken.values.undo === state.undo ? taken.error : undefined;
  const words = current === taken ? (taken.done ?? taken.error) : (lost ?? state.done);
  return (
    <div className="toasts" role="status">
      {closed !== current && (words || (current === taken && taken.refused?.length)) ? (
        <div className="toast">
          <div>
            {words}
            {current === taken ? <Refused state={{ refused: taken.refused }} /> : null}
          </div>
          {current.undo ? (
            <form action={undo}>
              <input type="hidden" name="undo" value={current.undo} />
              <button type="submit" className="button small edge" aria-disabled={pending}>
                撤销
              </button>
            </form>
          ) : null}
          <button type="button" className="icon-button" onClick={() => setClosed(current)} aria-label="关闭提示">
            <StaffIcon name="close" />
          </button>
        </div>
      ) : null}
    </div>
  );
}
