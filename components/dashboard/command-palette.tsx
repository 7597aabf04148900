"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { bindShortcuts, isComposing } from "#components/dashboard/shortcuts.ts";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { FoundCommand } from "#lib/commands/command.ts";

const waitMs = 120;

/** Finds articles, pages and commands by words, numbers or initials of pinyin. */
export function CommandPalette({ source }: { source: string }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, say] = useState("");
  const [found, find] = useState<readonly FoundCommand[]>([]);
  const [failed, fail] = useState(false);
  const [at, move] = useState(0);
  const [open, opening] = useState(false);

  useEffect(() => bindShortcuts([{ key: "mod+k", label: "查找稿件、页面和命令", run: () => opening(true) }]), []);
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        fetch(`${source}?q=${encodeURIComponent(words)}`, { signal: abort.signal, headers: { accept: "application/json" } })
          .then((answer) => (answer.ok ? (answer.json() as Promise<{ items: FoundCommand[] }>) : Promise.reject(new Error(String(answer.status)))))
          .then(({ items }) => {
            find(items);
            move(0);
            fail(false);
          })
          .catch(() => {
            if (!abort.signal.aborted) fail(true);
          });
      },
      words ? waitMs : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [open, words, source]);

  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length > 0) move((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const chosen = found[at];
      if (chosen) location.assign(chosen.href);
    }
  };

  return (
    <>
      <button type="button" className="palette-button" aria-label="查找稿件、页面和命令" onClick={() => opening(true)}>
        <StaffIcon name="search" />
        <span className="grow label">查找稿件、页面、命令</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <dialog ref={dialog} className="dialog palette" aria-label="查找稿件、页面和命令" onClose={() => opening(false)}>
          <input
            className="input"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            aria-label="查找"
            placeholder="标题、编号、页面，或拼音首字母"
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            value={words}
            onChange={(event) => say(event.target.value)}
            onKeyDown={onKey}
          />
          <div className="palette-list" id={`${id}-list`} role="listbox" aria-label="找到的">
            {found.map((command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
              <div
                key={command.href}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onPointerMove={() => move(index)}
                onClick={() => location.assign(command.href)}
              >
                <span className="tag">{command.kind}</span>
                <span className="palette-label">{command.label}</span>
                {command.hint ? <span className="muted">{command.hint}</span> : null}
              </div>
            ))}
          </div>
          <p className="hint" role="status">
            {failed ? "查不了：网络断了，或登录已失效" : found.length === 0 && words ? "没有找到" : ""}
          </p>
        </dialog>
      ) : null}
    </>
  );
}
