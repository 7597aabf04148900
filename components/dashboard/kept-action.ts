"use client";
import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState } from "react";
import type { FormState } from "#lib/forms/result.ts";
import { textsOf } from "#lib/forms/texts.ts";

type Action<S> = (state: S, form: FormData) => Promise<S>;

/** Whatever breaks on the way becomes words beside what was typed, instead of a page of its own that throws it away. */
export function guarded<S extends FormState>(action: Action<S>, initial: S): Action<S> {
  return async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      unstable_rethrow(error);
      const words = "没有做成：网络断了，或登录已失效。你填的还在，请在新窗口登录，确认能打开工作台，再回来重试。";
      return { ...initial, error: words, values: textsOf(form) };
    }
  };
}

type Kept<S> = {
  state: S;
  submit: (form: FormData) => void;
  pending: boolean;
  /** For the form: React empties it after each answer, and a refusal must leave it as it was filled in. */
  onReset: (event: FormEvent<HTMLFormElement>) => void;
};

/** useActionState for the forms of the newsroom: what was typed and ticked outlives a refusal, a broken connection and an ended sign-in. */
export function useKeptAction<S extends FormState>(action: Action<S>, initial: S): Kept<S> {
  // Before hydration the form must know the server's own action, by which it is sent without script.
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const run = (awake ? guarded(action, initial) : action) as (state: Awaited<S>, form: FormData) => Promise<S>;
  const [state, submit, pending] = useActionState<S, FormData>(run, initial as Awaited<S>);
  const spared = useRef<S>(null);
  const onReset = (event: FormEvent<HTMLFormElement>) => {
    if (!state.error || spared.current === state) return;
    spared.current = state;
    event.preventDefault();
  };
  return { state, submit, pending, onReset };
}
