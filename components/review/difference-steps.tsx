"use client";
import { useEffect, useRef, useState } from "react";
import { bindShortcuts } from "#components/dashboard/shortcuts.ts";
import { StaffIcon } from "#components/ui/staff-icon.tsx";

/** From change to change, by button or by N and P. Without script the links still lead to the first and the last. */
export function DifferenceSteps({ changes }: { changes: number }) {
  const [current, setCurrent] = useState(0);
  const last = useRef(0);
  const next = current >= changes ? 1 : current + 1;
  const previous = current <= 1 ? changes : current - 1;
  useEffect(() => {
    const read = () => {
      last.current = Math.min(changes, Number(/^#change-(\d+)$/.exec(location.hash)?.[1] ?? 0));
      setCurrent(last.current);
    };
    read();
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, [changes]);
  useEffect(() => {
    if (changes === 0) return;
    const go = (to: number) => {
      // The address follows later; the next key may come before.
      last.current = to;
      setCurrent(to);
      location.hash = `change-${to}`;
    };
    return bindShortcuts([
      { key: "n", label: "下一处改动", run: () => go(last.current >= changes ? 1 : last.current + 1) },
      { key: "p", label: "上一处改动", run: () => go(last.current <= 1 ? changes : last.current - 1) },
    ]);
  }, [changes]);
  if (changes === 0) return <p className="difference-steps">没有改动</p>;
  return (
    <nav className="difference-steps" aria-label="改动">
      <span aria-live="polite">{current > 0 ? `改动 ${current} / ${changes}` : `共${changes}处改动`}</span>
      <a className="icon-button" href={`#change-${previous}`} aria-label="上一处改动" title="上一处（P）">
        <StaffIcon name="up" />
      </a>
      <a className="icon-button" href={`#change-${next}`} aria-label="下一处改动" title="下一处（N）">
        <StaffIcon name="down" />
      </a>
    </nav>
  );
}
