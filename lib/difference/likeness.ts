import type { DocumentNode } from "#lib/content/document.ts";

/** Everything readable in a node, for comparing. */
export function wordsOf(node: DocumentNode): string {
  if (node.text !== undefined) return node.text;
  if (node.type === "picture") return `${node.attrs?.alt ?? ""}${node.attrs?.caption ?? ""}`;
  if (node.type === "attachment") return String(node.attrs?.name ?? "");
  return (node.content ?? []).map(wordsOf).join(node.type === "paragraph" || node.type === "heading" ? "" : "\n");
}

/** What a text is known by: its pairs of neighbouring characters, sorted; a short one by its single characters too. */
export type Traits = { text: string; pairs: Uint32Array; letters: Uint32Array | null };

const short = 24;

export function traitsOf(text: string): Traits {
  const codes = Uint32Array.from({ length: text.length < short ? text.length : 0 }, (_, at) => text.charCodeAt(at));
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let at = 1; at < text.length; at += 1) pairs[at - 1] = text.charCodeAt(at - 1) * 65_536 + text.charCodeAt(at);
  return { text, pairs: pairs.sort(), letters: text.length < short ? codes.sort() : null };
}

/** How many pairs two texts share. */
export function shared(a: Uint32Array, b: Uint32Array): number {
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) count += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return count;
}

/** From 0, nothing in common, to 1; 0 also where it is certain to be under `least`. */
export function likeness(a: Traits, b: Traits, least = 0): number {
  const isShort = a.letters !== null && b.letters !== null;
  const all = a.pairs.length + b.pairs.length + (isShort ? a.text.length + b.text.length : 0);
  if (all === 0 || (!isShort && (2 * Math.min(a.pairs.length, b.pairs.length)) / all < least)) return 0;
  return (2 * (shared(a.pairs, b.pairs) + (a.letters && b.letters ? shared(a.letters, b.letters) : 0))) / all;
}
