"use client";
import { StaffIcon, type StaffIconName } from "#components/ui/staff-icon.tsx";
import type { SaveWord } from "#lib/writing/save-engine.ts";
import type { SaverView } from "./saver.ts";

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" });

const icons: Record<SaveWord, StaffIconName> = { saved: "saved", saving: "saving", unsaved: "unsaved", offline: "offline", conflict: "alert" };

function wordsOf({ word, savedAt, unjournaled }: SaverView): string {
  if (word === "saved") return `已保存 ${clock.format(new Date(savedAt))}`;
  if (word === "saving") return "保存中";
  if (word === "unsaved") return "未保存";
  if (word === "conflict") return "有冲突";
  return unjournaled ? "离线（本机没有存住）" : "离线（已存本机）";
}

/** One of five words; it is read out when it changes. */
export function SaveState({ view }: { view: SaverView }) {
  return (
    <span className="save-state" data-word={view.word} role="status">
      <StaffIcon name={icons[view.word]} />
      {wordsOf(view)}
    </span>
  );
}
