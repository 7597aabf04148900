import type { Reading } from "#lib/documents/preferences.ts";

/** Modes in which a part is shown, as bits: standard 1, elder 2. */
export const modeBits = { standard: 1, elder: 2 } as const;

/** A stretch of a stripped page, with what a reading preference changes right after it. */
export type Part = {
  text: string;
  modes: number;
  /** "root": attributes of <html> follow; "size:24": an active link is marked. */
  slot: string | null;
};

/** A page without its framework, before a reader's preferences. */
export type Template = { parts: readonly Part[]; tags: readonly string[]; until: number | null; length: number };

/** The page as one reading shows it. */
export function derive(template: Template, reading: Reading): string {
  const bit = modeBits[reading.mode];
  const active = new Set([`mode:${reading.mode}`, `size:${reading.size}`, `contrast:${reading.contrast}`]);
  let html = "";
  for (const part of template.parts) {
    if ((part.modes & bit) === 0) continue;
    html += part.text;
    if (part.slot === "root") html += ` data-mode="${reading.mode}" data-size="${reading.size}" data-contrast="${reading.contrast}"`;
    else if (part.slot !== null && active.has(part.slot)) html += ' aria-current="true"';
  }
  return html;
}
