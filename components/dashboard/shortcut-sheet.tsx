"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { bindShortcuts, boundShortcuts, keySigns, type Shortcut } from "#components/dashboard/shortcuts.ts";

/** The keys of this screen, on `?`: read from what is bound, so that it cannot promise what does not work. */
export function ShortcutSheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, show] = useState<readonly Shortcut[]>([]);
  const open = useCallback(() => {
    show(boundShortcuts());
    dialog.current?.showModal();
  }, []);
  useEffect(() => bindShortcuts([{ key: "?", label: "显示这张表", run: open }]), [open]);
  return (
    <>
      <button type="button" className="button quiet small push label" onClick={open}>
        <kbd>?</kbd>
        快捷键
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="shortcut-sheet">
        <h2 id="shortcut-sheet">这一页的快捷键</h2>
        <dl className="shortcut-list">
          {shown.map(({ key, label }) => (
            <div key={key}>
              <dt>
                {keySigns(key).map((sign) => (
                  <kbd key={sign}>{sign}</kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">单键快捷键可以在“我的账号”里关掉；输入法打字时不起作用。</p>
        <form method="dialog" className="dialog-actions">
          <button type="submit" className="button">
            关闭
          </button>
        </form>
      </dialog>
    </>
  );
}
