"use client";
import { type ReactNode, useEffect, useId, useState } from "react";

type Props = {
  name: string;
  label: string;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  aside?: ReactNode;
};

/** A password that can be looked at while it is typed; without a script there is no button to look. */
export function PasswordField({ name, label, autoComplete, hint, aside }: Props) {
  const id = useId();
  const [shown, show] = useState(false);
  const [alive, live] = useState(false);
  useEffect(() => live(true), []);
  return (
    <div className="field">
      <div className="password-head">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {aside}
      </div>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className="password">
        <input
          className="input"
          id={id}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          required
          maxLength={1_024}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        {alive ? (
          <button type="button" className="button quiet small" aria-pressed={shown} onClick={() => show(!shown)}>
            {shown ? "隐藏" : "显示"}
          </button>
        ) : null}
      </div>
    </div>
  );
}
