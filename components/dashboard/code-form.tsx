"use client";
import { useId } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import type { FormState } from "#lib/forms/result.ts";

type State = FormState & { codes?: string[] };
type Props = {
  action: (state: State, form: FormData) => Promise<State>;
  label: string;
  button: string;
  danger?: boolean;
  /** Where to go once the recovery codes are kept. */
  next?: string;
  /** False: only the codes are shown, when there are some. Without a script they come with a page that no longer asks. */
  asking?: boolean;
};

/** Asks for the six digits of the phone, and shows the recovery codes that come of it. */
export function CodeForm({ action, label, button, danger, next, asking = true }: Props) {
  const { state, submit, pending } = useKeptAction(action, {});
  const id = useId();
  if (state.codes)
    return (
      <div className="notice stack" role="status">
        <p>
          <b>{state.done}</b>。这是十个恢复码，只显示这一次，请抄下来或打印后放在安全的地方：
        </p>
        <ul className="recovery-codes">
          {state.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        {next ? (
          <a className="button primary" href={next}>
            我已记下
          </a>
        ) : null}
      </div>
    );
  if (!asking) return null;
  return (
    <form action={submit} className="code-form" aria-busy={pending}>
      {state.error ? (
        <p className="error-summary" role="alert">
          {state.error}
        </p>
      ) : null}
      {state.done ? (
        <p className="notice" role="status">
          {state.done}
        </p>
      ) : null}
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input className="input code" id={id} name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={12} />
      </div>
      <button type="submit" className={danger ? "button danger" : "button primary"}>
        {button}
      </button>
    </form>
  );
}
