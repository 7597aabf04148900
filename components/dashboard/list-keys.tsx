"use client";
import { useEffect } from "react";
import { bindShortcuts } from "#components/dashboard/shortcuts.ts";

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
const cursor = () => document.querySelector<HTMLElement>("[data-row][data-cursor]");

function place(row: HTMLElement | undefined): void {
  cursor()?.removeAttribute("data-cursor");
  row?.setAttribute("data-cursor", "");
}

function move(by: 1 | -1): void {
  const all = rows();
  const inList = document.activeElement?.closest("[data-row]");
  const here = cursor();
  const at = here ? all.indexOf(here) : -1;
  const next = all[inList ? Math.min(Math.max(at + by, 0), all.length - 1) : Math.max(at, 0)];
  place(next);
  next?.querySelector<HTMLElement>("a[data-open]")?.focus();
}

function openNew(): void {
  const fold = document.querySelector<HTMLDetailsElement>("details[data-key=c]");
  if (!fold) return;
  fold.open = true;
  fold.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
}

const shortcuts = [
  { key: "j", label: "下一行", run: () => move(1) },
  { key: "k", label: "上一行", run: () => move(-1) },
  { key: "x", label: "选中这一行", run: () => cursor()?.querySelector<HTMLElement>("input[type=checkbox]")?.click() },
  { key: "e", label: "打开这一行", run: () => cursor()?.querySelector<HTMLElement>("a[data-open]")?.click() },
  { key: "/", label: "到搜索框", run: () => document.querySelector<HTMLElement>("[data-key='/']")?.focus() },
  { key: "c", label: "新建稿件", run: openNew },
] as const;

/**
 * J and K move along rows (`data-row`), X ticks, Enter or E opens (`a[data-open]`), / goes to the search field, C begins an article,
 * Esc folds an open question. The cursor is the focus, so a screen reader goes along.
 */
export function ListKeys() {
  useEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing) return;
      for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.confirm[open]")) fold.open = false;
    };
    const onFocus = (event: FocusEvent) => {
      const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-row]") : null;
      if (row) place(row);
    };
    // Fields left empty stay out of the address.
    const onFormData = (event: FormDataEvent) => {
      if (event.target instanceof HTMLFormElement && event.target.method === "get")
        for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    };
    if (!cursor()) place(rows()[0]);
    if (location.hash === "#new") openNew();
    const unbind = bindShortcuts(shortcuts);
    document.addEventListener("keydown", onEscape);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("formdata", onFormData);
    return () => {
      unbind();
      document.removeEventListener("keydown", onEscape);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("formdata", onFormData);
    };
  }, []);
  return null;
}
