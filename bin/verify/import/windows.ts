import { createHash } from "node:crypto";
import type { BodyFacts } from "#bin/verify/import/gold.ts";

const width = 12;
const digits = 8;
const most = 60;

/** Letters and digits alone: punctuation and blanks are ours to mend. */
export function flatten(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

/** Length of a body and hashes of up to 60 windows of 12 characters, spread evenly from its first to its last character. */
export function factsOf(file: string, text: string): BodyFacts {
  const flat = flatten(text);
  const last = Math.max(0, flat.length - width);
  const count = Math.min(most, Math.max(2, Math.ceil(flat.length / width)));
  const starts = Array.from({ length: count }, (_, at) => Math.round((last * at) / (count - 1)));
  return { file, characters: flat.length, windows: starts.map((start) => hash(flat.slice(start, start + width))).join("") };
}

/** `kept`: share of the windows that the text holds. `before`, `after`: characters outside the first and last window found. */
export function compare(text: string, facts: BodyFacts): { kept: number; before: number; after: number } {
  const flat = flatten(text);
  const places = new Map<string, number[]>();
  for (let at = 0; at <= Math.max(0, flat.length - width); at += 1) {
    const key = hash(flat.slice(at, at + width));
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  const wanted = facts.windows.match(new RegExp(`.{${digits}}`, "g")) ?? [];
  const found = wanted.filter((window) => places.has(window));
  const [first] = found;
  const last = found.at(-1);
  return {
    kept: wanted.length === 0 ? 0 : found.length / wanted.length,
    before: first === undefined ? flat.length : (places.get(first)?.[0] ?? 0),
    after: last === undefined ? flat.length : flat.length - (places.get(last)?.at(-1) ?? 0) - width,
  };
}
