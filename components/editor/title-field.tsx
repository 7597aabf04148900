"use client";
import { useLayoutEffect, useRef } from "react";

type Props = { value: string; limit: number; disabled: boolean; change: (value: string) => void; enter: () => void };

/** The title in its public size; it grows with its words and holds no line break. */
export function TitleField({ value, limit, disabled, change, enter }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);
  return (
    <textarea
      ref={field}
      className="writing-title"
      aria-label="标题"
      placeholder="标题"
      rows={1}
      maxLength={limit}
      disabled={disabled}
      value={value}
      onChange={(event) => change(event.target.value.replaceAll(/[\r\n]+/g, " "))}
      onKeyDown={(event) => {
        // Enter also confirms what an input method offers.
        if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        enter();
      }}
    />
  );
}
