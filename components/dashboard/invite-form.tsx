"use client";
import type { ReactNode } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import type { FormState } from "#lib/forms/result.ts";

type State = FormState & { link?: string; noMail?: boolean };

/** Invites somebody; when no mail server is set, the link stands here to be passed on by hand, this once. */
export function InviteForm({ action, children }: { action: (state: State, form: FormData) => Promise<State>; children: ReactNode }) {
  const { state, submit, pending, onReset } = useKeptAction(action, {});
  return (
    <form action={submit} onReset={onReset} className="stack" aria-busy={pending} noValidate>
      {state.error ? (
        <div className="error-summary" role="alert">
          <p>{state.error}</p>
          {Object.values(state.fields ?? {}).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ) : null}
      {state.done ? (
        <div className="notice" role="status">
          <p>{state.done}</p>
          {state.link ? (
            <p>
              <code>{state.link}</code>
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="halves">
        <Field name="name" label="姓名" autoComplete="off" state={state} />
        <Field name="email" label="邮箱" autoComplete="off" state={state} />
      </div>
      {children}
      <button type="submit" className="button primary">
        发出邀请
      </button>
    </form>
  );
}

function Field({ name, label, autoComplete, state }: { name: string; label: string; autoComplete: string; state: State }) {
  const fault = state.fields?.[name];
  return (
    <div className="field">
      <label htmlFor={`invite-${name}`}>{label}</label>
      <input
        className="input"
        id={`invite-${name}`}
        name={name}
        autoComplete={autoComplete}
        maxLength={254}
        defaultValue={state.values?.[name] ?? ""}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `invite-${name}-fault` : undefined}
      />
      {fault ? (
        <p className="field-error" id={`invite-${name}-fault`}>
          {fault}
        </p>
      ) : null}
    </div>
  );
}
