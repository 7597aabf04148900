/** Steps that one difference may still take; what is dearer is shown in coarser pieces. Counted, not timed, so that the same texts always look the same. */
export class Budget {
  #left: number;

  constructor(steps = 2_000_000) {
    this.#left = steps;
  }

  /** The longest edit that can still be looked for: the search takes about its square. */
  get longest(): number {
    return Math.floor(Math.sqrt(Math.max(0, this.#left) / 4));
  }

  spend(steps: number): void {
    this.#left -= steps;
  }

  affords(steps: number): boolean {
    return steps <= this.#left;
  }
}
