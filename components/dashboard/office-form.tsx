"use client";
import { createContext, type ReactNode, useContext, useId } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import type { FormState } from "#lib/forms/result.ts";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
const Said = createContext<FormState>({});

/** A form that tells what became of it and keeps what was typed; it works before any script has run. */
export function OfficeForm({ action, className, label, children }: { action: Action; className?: string; label?: string; children: ReactNode }) {
  const { state, submit, pending, onReset } = useKeptAction(action, {});
  return (
    <form action={submit} onReset={onReset} className={className} aria-label={label} aria-busy={pending} noValidate>
      {state.error ? (
        <div className="error-summary" role="alert">
          <p>{state.error}</p>
          {Object.values(state.fields ?? {}).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ) : null}
      {state.done ? (
        <p className="notice" role="status">
          {state.done}
        </p>
      ) : null}
      <Said value={state}>{children}</Said>
    </form>
  );
}

type FieldProps = {
  name: string;
  label: string;
  value?: string | number | null;
  hint?: string;
  type?: "text" | "url" | "email" | "tel" | "number" | "date" | "datetime-local";
  /** A text of several lines. */
  rows?: number;
  maxLength?: number;
  list?: string;
};

export function OfficeField({ name, label, value, hint, type = "text", rows, maxLength, list }: FieldProps) {
  const { fields, values } = useContext(Said);
  const id = useId();
  const fault = fields?.[name];
  const described = [hint ? `${id}-hint` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ") || undefined;
  const given = values?.[name] ?? value ?? "";
  const shared = {
    id,
    name,
    maxLength,
    defaultValue: given,
    className: "input",
    "aria-invalid": fault ? true : undefined,
    "aria-describedby": described,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type={type} list={list} />}
      {fault ? (
        <p className="field-error" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
    </div>
  );
}

type ChoiceProps = { name: string; label: string; value?: string | number | null; options: readonly (readonly [string | number, string])[] };

export function OfficeChoice({ name, label, value, options }: ChoiceProps) {
  const { fields, values } = useContext(Said);
  const id = useId();
  const given = values?.[name] ?? String(value ?? "");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {/* A select keeps its old choice when only defaultValue changes, so it is made anew. */}
      <select key={given} id={id} name={name} defaultValue={given} className="input" aria-invalid={fields?.[name] ? true : undefined}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A box to tick; without a tick the form sends nothing of this name. */
export function OfficeCheck({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  const { values } = useContext(Said);
  const given = values ? values[name] !== undefined : checked;
  return (
    <label className="choice office-check">
      <input key={String(given)} type="checkbox" name={name} defaultChecked={given} />
      {label}
    </label>
  );
}

/** Asks once more, naming the object, before something is destroyed; opens and closes without a script. */
export function ConfirmDelete({ name, action, children }: { name: string; action: Action; children: ReactNode }) {
  return (
    <details className="confirm">
      <summary className="button small quiet">
        删除<span className="hidden-text">{name}</span>
      </summary>
      <OfficeForm action={action} label={`删除${name}`}>
        {children}
        <button type="submit" className="button danger small">
          确认删除“{name}”
        </button>
      </OfficeForm>
    </details>
  );
}

/** 上移 and 下移 of one row. */
export function MoveButtons({ id, name, action, first, last }: { id: number; name: string; action: Action; first: boolean; last: boolean }) {
  return (
    <OfficeForm action={action} className="move-buttons" label={`移动${name}`}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="by" value="-1" className="button small quiet" disabled={first}>
        上移<span className="hidden-text">{name}</span>
      </button>
      <button type="submit" name="by" value="1" className="button small quiet" disabled={last}>
        下移<span className="hidden-text">{name}</span>
      </button>
    </OfficeForm>
  );
}
