"use client";
import type { Editor } from "@tiptap/core";
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { isSafeLink } from "#lib/content/urls.ts";

/** A modal window that opens when it is drawn and gives the focus back when it closes. */
export function Dialog({ title, close, wide, children }: { title: string; close: () => void; wide?: boolean; children: ReactNode }) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    if (!element.current?.open) element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus();
    };
  }, []);
  return (
    <dialog className={wide ? "dialog wide" : "dialog"} ref={element} aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

type Props = { editor: Editor; close: () => void };

export function LinkDialog({ editor, close }: Props) {
  const id = useId();
  const before = String(editor.getAttributes("link").href ?? "");
  const { from, to, empty } = editor.state.selection;
  const bare = empty && !before;
  const [href, setHref] = useState(before);
  const [words, setWords] = useState(bare ? "" : editor.state.doc.textBetween(from, to, " "));
  const [fault, setFault] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = href.trim();
    const url = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : typed;
    if (!url || !isSafeLink(url)) return setFault("请填写网址，如 https://www.example.cn/，或本站地址，如 /about");
    if (bare)
      editor
        .chain()
        .focus()
        .insertContent({ type: "text", text: words.trim() || url, marks: [{ type: "link", attrs: { href: url } }] })
        .run();
    else editor.chain().focus().extendMarkRange("link").setLink({ href: url }).run();
    close();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    close();
  };
  return (
    <Dialog title={before ? "修改链接" : "添加链接"} close={close}>
      <form className="stack" onSubmit={submit} noValidate>
        {bare ? (
          <div className="field">
            <label htmlFor={`${id}-words`}>文字</label>
            <input id={`${id}-words`} className="input" value={words} onChange={(event) => setWords(event.target.value)} />
          </div>
        ) : null}
        <div className="field">
          <label htmlFor={`${id}-href`}>网址</label>
          <input
            id={`${id}-href`}
            className="input"
            inputMode="url"
            value={href}
            maxLength={2000}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            onChange={(event) => setHref(event.target.value)}
          />
          {fault ? (
            <p className="field-error" id={`${id}-fault`}>
              {fault}
            </p>
          ) : null}
        </div>
        <div className="dialog-actions">
          {before ? (
            <button type="button" className="button quiet" onClick={remove}>
              取消链接
            </button>
          ) : null}
          <button type="button" className="button" onClick={close}>
            关闭
          </button>
          <button type="submit" className="button primary">
            确定
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Writes a footnote at the cursor, or changes the one at `at`. */
export function FootnoteDialog({ editor, close, at }: Props & { at: number | null }) {
  const id = useId();
  const node = at === null ? null : editor.state.doc.nodeAt(at);
  const [text, setText] = useState(String(node?.attrs.text ?? ""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const note = text.trim();
    const chain = editor.chain().focus();
    if (at !== null && !note) chain.deleteRange({ from: at, to: at + 1 }).run();
    else if (at !== null)
      chain
        .setNodeSelection(at)
        .updateAttributes("footnote", { text: note })
        .setTextSelection(at + 1)
        .run();
    else if (note) chain.insertContent({ type: "footnote", attrs: { text: note } }).run();
    close();
  };
  return (
    <Dialog title={at === null ? "添加脚注" : "修改脚注"} close={close}>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={id}>脚注内容</label>
          <p className="hint">列在正文之后，正文里显示编号。{at === null ? "" : "清空就删去这条脚注。"}</p>
          <textarea id={id} className="input" rows={4} value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
        </div>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            关闭
          </button>
          <button type="submit" className="button primary">
            确定
          </button>
        </div>
      </form>
    </Dialog>
  );
}
