"use client";
import { useEffect } from "react";

const afterComposition = 100;
let composed = 0;

/** Whether a key is meant for a field or an input method, not for the list. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || performance.now() - composed < afterComposition) return true;
  const at = event.target instanceof HTMLElement ? event.target : null;
  return !!at?.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
}

/**
 * J and K move along rows (`data-row`), X ticks, Enter or E opens (`a[data-open]`), / goes to the search field, C begins an article,
 * Esc lets go of what is ticked. The cursor is the focus, so a screen reader goes along.
 */
export function ListKeys() {
  useEffect(() => {
    const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
    const cursor = () => document.querySelector<HTMLElement>("[data-row][data-cursor]");
    const place = (row: HTMLElement | undefined) => {
      cursor()?.removeAttribute("data-cursor");
      row?.setAttribute("data-cursor", "");
    };
    const move = (by: 1 | -1) => {
      const all = rows();
      const inList = document.activeElement?.closest("[data-row]");
      const here = cursor();
      const at = here ? all.indexOf(here) : -1;
      const next = all[inList ? Math.min(Math.max(at + by, 0), all.length - 1) : Math.max(at, 0)];
      place(next);
      next?.querySelector<HTMLElement>("a[data-open]")?.focus();
    };
    const actions: Record<string, () => void> = {
      j: () => move(1),
      k: () => move(-1),
      x: () => cursor()?.querySelector<HTMLElement>("input[type=checkbox]")?.click(),
      e: () => cursor()?.querySelector<HTMLElement>("a[data-open]")?.click(),
      "/": () => document.querySelector<HTMLElement>("[data-key='/']")?.focus(),
      c: () => {
        const fold = document.querySelector<HTMLDetailsElement>("details[data-key=c]");
        if (!fold) return;
        fold.open = true;
        fold.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
      },
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) {
        for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.confirm[open]")) fold.open = false;
        return;
      }
      const action = actions[event.key.toLowerCase()];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      action();
    };
    const onFocus = (event: FocusEvent) => {
      const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-row]") : null;
      if (row) place(row);
    };
    const onComposed = () => {
      composed = performance.now();
    };
    // Fields left empty stay out of the address.
    const onFormData = (event: FormDataEvent) => {
      if (event.target instanceof HTMLFormElement && event.target.method === "get")
        for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    };
    if (!cursor()) place(rows()[0]);
    document.addEventListener("keydown", onKey);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("compositionend", onComposed);
    document.addEventListener("formdata", onFormData);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("compositionend", onComposed);
      document.removeEventListener("formdata", onFormData);
    };
  }, []);
  return null;
}
