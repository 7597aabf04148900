import type { DocumentNode } from "#lib/content/document.ts";
import { keyOf, marksKey } from "./keys.ts";
import type { Part } from "./model.ts";

/** Words and what of them is compared at once: one 汉字, but a whole number or Latin word. */
export type Run = { parts: readonly Part[]; tokens: readonly { text: string; key: string }[] };

const atomCharacter = "\uFFFC";
const token =
  /[\p{Script=Latin}\p{Nd}]+(?:[.,，'’:：/-](?=[\p{Script=Latin}\p{Nd}])[\p{Script=Latin}\p{Nd}]+)*[%％‰℃]?|\P{M}(?:\p{M}|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*|\p{M}/gsu;

export const breakPart: Part = { text: atomCharacter, marks: [], atom: { type: "break" } };
export const isBreak = (part: Part) => part.atom?.type === "break";

/** The words of a paragraph or title. */
export function partsOf(node: DocumentNode): Part[] {
  const parts: Part[] = [];
  for (const { marks = [], ...child } of node.content ?? []) {
    const last = parts.at(-1);
    if (child.text === undefined) parts.push({ text: atomCharacter, marks, atom: child });
    else if (last && !last.atom && marksKey(last.marks) === marksKey(marks)) last.text += child.text;
    else parts.push({ text: child.text, marks });
  }
  return parts;
}

export function runOf(parts: readonly Part[]): Run {
  const tokens: { text: string; key: string }[] = [];
  let words = "";
  const flush = () => {
    for (const [text] of words.matchAll(token)) tokens.push({ text, key: text });
    words = "";
  };
  for (const part of parts) {
    if (!part.atom) {
      words += part.text;
      continue;
    }
    flush();
    tokens.push({ text: part.text, key: `\u0000${keyOf(part.atom)}` });
  }
  flush();
  return { parts, tokens };
}

/** Hands out the parts of a run from front to back, as long as they are asked for. */
export class Cutter {
  readonly #parts: readonly Part[];
  #part = 0;
  #used = 0;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** The rest of the present part, at most so many characters. */
  next(most: number): Part {
    const part = this.#parts[this.#part];
    if (!part) throw new RangeError("no words are left");
    const text = part.text.slice(this.#used, this.#used + most);
    this.#used += text.length;
    if (this.#used >= part.text.length) [this.#part, this.#used] = [this.#part + 1, 0];
    return { ...part, text };
  }

  take(length: number): Part[] {
    const taken: Part[] = [];
    for (let left = length; left > 0; ) {
      const part = this.next(left);
      left -= part.text.length;
      taken.push(part);
    }
    return taken;
  }

  /** How long the present part still is. */
  get ahead(): number {
    return (this.#parts[this.#part]?.text.length ?? 0) - this.#used;
  }
}
