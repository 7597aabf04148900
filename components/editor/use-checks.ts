"use client";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Checker } from "#lib/checks/checker.ts";
import type { ArticleChecks, Dismissal } from "#lib/checks/dismissal.ts";
import type { Finding } from "#lib/checks/finding.ts";
import { dayLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";
import type { Measure } from "#lib/writing/outline.ts";
import type { DraftWords } from "#lib/writing/words.ts";
import { acceptFinding, markFindings, showFinding } from "./check-marks.ts";
import type { Fields } from "./use-desk.ts";

export type Dismissed = Finding & Dismissal;
export type Checks = {
  /** Null until the word lists are here. */
  open: readonly Finding[] | null;
  dismissed: readonly Dismissed[];
  show: (finding: Finding) => void;
  /** False when the words have changed since. */
  accept: (finding: Finding) => boolean;
  /** What went wrong, or null. */
  dismiss: (finding: Finding, reason: string) => Promise<string | null>;
  restore: (finding: Finding) => Promise<string | null>;
};

type Options = {
  articleId: number;
  editor: Editor | null;
  fields: Fields;
  /** Made anew when the typing rests. */
  measure: Measure | null;
  read: () => DraftWords;
  setField: <K extends keyof Fields>(name: K, value: Fields[K]) => void;
  /** Day of publication, or null for what is not out. */
  date: string | null;
  openFields: () => void;
};
const nothing: ArticleChecks = { lists: { words: [], terms: [], zones: [], sources: [], hosts: [] }, dismissals: [] };
const waitMs = 300;

/** Checks the article while it is written: when the typing rests, never while an input method composes. */
export function useChecks({ articleId, editor, fields, measure, read, setField, date, openFields }: Options): Checks {
  const [checker, setChecker] = useState<Checker | null>(null);
  const [dismissals, setDismissals] = useState<readonly Dismissal[]>([]);
  const [found, setFound] = useState<readonly Finding[] | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const lists = fetch(routes.articleChecks(articleId), { signal: stop.signal })
      .then((response) => (response.ok ? (response.json() as Promise<ArticleChecks>) : nothing))
      .catch(() => nothing);
    void Promise.all([lists, import("#lib/checks/checker.ts")])
      .then(([loaded, module]) => {
        if (stop.signal.aborted) return;
        setDismissals(loaded.dismissals);
        setChecker(new module.Checker(loaded.lists));
      })
      .catch(() => {});
    return () => stop.abort();
  }, [articleId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: measure stands for the text, fields for the rest
  useEffect(() => {
    if (!checker || !editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (editor.isDestroyed) return;
      if (editor.view.composing) timer = setTimeout(look, waitMs);
      else setFound(checker.check({ ...read(), date: date ?? dayLabel(new Date()) }));
    };
    look();
    return () => clearTimeout(timer);
  }, [checker, editor, measure, fields, date, read]);

  const reasons = useMemo(() => new Map(dismissals.map((each) => [each.fingerprint, each])), [dismissals]);
  const open = useMemo(() => found?.filter((each) => !reasons.has(each.fingerprint)) ?? null, [found, reasons]);
  const dismissed = useMemo(
    () =>
      (found ?? []).flatMap((each) => {
        const reason = reasons.get(each.fingerprint);
        return reason ? [{ ...each, ...reason }] : [];
      }),
    [found, reasons],
  );
  useEffect(() => {
    if (editor && !editor.isDestroyed && open && !editor.view.composing) markFindings(editor, open);
  }, [editor, open]);

  const show = (finding: Finding) => {
    if (finding.field === "title") return document.querySelector<HTMLElement>(".writing-title")?.focus();
    if (finding.field === "text") return editor ? showFinding(editor, finding) : undefined;
    openFields();
    setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${finding.field}"]`)?.focus());
  };
  const accept = (finding: Finding) => {
    if (finding.field === "text") return editor ? acceptFinding(editor, finding) : false;
    const words = fields[finding.field];
    if (finding.suggestion === null || words.slice(finding.from, finding.to) !== finding.quote) return false;
    setField(finding.field, words.slice(0, finding.from) + finding.suggestion + words.slice(finding.to));
    return true;
  };
  const ask = useCallback(async (address: string, init: RequestInit) => {
    const response = await fetch(address, init).catch(() => null);
    const body: { dismissals?: Dismissal[]; error?: string } = (await response?.json().catch(() => ({}))) ?? {};
    if (!response?.ok || !body.dismissals) return body.error ?? "没有连上服务器，请稍后再试";
    setDismissals(body.dismissals);
    return null;
  }, []);
  const dismiss = ({ fingerprint, rule, severity, quote, message }: Finding, reason: string) =>
    ask(routes.articleChecks(articleId), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ fingerprint, rule, severity, quote, message, reason }),
    });
  const restore = ({ fingerprint }: Finding) => ask(routes.articleChecks(articleId, fingerprint), { method: "DELETE" });
  return { open, dismissed, show, accept, dismiss, restore };
}
