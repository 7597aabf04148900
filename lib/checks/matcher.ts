export type Hit<T> = { from: number; to: number; value: T };
type State = { next: Map<number, number>; fail: number /** The nearest suffix that ends a word, or 0. */; link: number; word: number };

/** Aho–Corasick over UTF-16 units: every place of every word, in one pass over the text however many words there are. */
export class Matcher<T> {
  #states: State[] = [{ next: new Map(), fail: 0, link: 0, word: -1 }];
  #words: { length: number; value: T }[] = [];

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, value] of entries) if (word) this.#add(word, value);
    this.#connect();
  }

  #add(word: string, value: T): void {
    let at = 0;
    for (let index = 0; index < word.length; index += 1) {
      const code = word.charCodeAt(index);
      let to = this.#states[at]?.next.get(code);
      if (to === undefined) {
        to = this.#states.push({ next: new Map(), fail: 0, link: 0, word: -1 }) - 1;
        this.#states[at]?.next.set(code, to);
      }
      at = to;
    }
    const state = this.#states[at];
    if (state && state.word < 0) state.word = this.#words.push({ length: word.length, value }) - 1;
  }

  #connect(): void {
    const queue = [...(this.#states[0]?.next.values() ?? [])];
    for (let head = 0; head < queue.length; head += 1) {
      const at = queue[head] ?? 0;
      for (const [code, to] of this.#states[at]?.next ?? []) {
        const fail = this.#step(this.#states[at]?.fail ?? 0, code);
        const state = this.#states[to];
        if (state) {
          state.fail = fail;
          state.link = (this.#states[fail]?.word ?? -1) >= 0 ? fail : (this.#states[fail]?.link ?? 0);
        }
        queue.push(to);
      }
    }
  }

  #step(from: number, code: number): number {
    for (let at = from; ; at = this.#states[at]?.fail ?? 0) {
      const to = this.#states[at]?.next.get(code);
      if (to !== undefined) return to;
      if (at === 0) return 0;
    }
  }

  find(text: string): Hit<T>[] {
    const hits: Hit<T>[] = [];
    let at = 0;
    for (let index = 0; index < text.length; index += 1) {
      at = this.#step(at, text.charCodeAt(index));
      for (let state = this.#states[at]; state; state = state.link > 0 ? this.#states[state.link] : undefined) {
        const word = this.#words[state.word];
        if (word) hits.push({ from: index + 1 - word.length, to: index + 1, value: word.value });
      }
    }
    return hits;
  }
}

/** Of hits that lie within or across one another the one that begins first stays, of those the longest. */
export function leftmostLongest<T>(hits: readonly Hit<T>[]): Hit<T>[] {
  const kept: Hit<T>[] = [];
  for (const hit of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit);
  return kept;
}
