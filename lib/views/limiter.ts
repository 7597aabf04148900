/** Counts acts per address in a window that slides by halves of the last and the present minute. */
export class Limiter {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #addresses: number;
  #present = new Map<string, number>();
  #last = new Map<string, number>();
  #began = 0;

  constructor(most: number, windowMs = 60_000, addresses = 100_000) {
    this.#most = most;
    this.#windowMs = windowMs;
    this.#addresses = addresses;
  }

  /** Whether one more act of this address is within the limit; it counts only then. */
  allows(address: string, now: number): boolean {
    this.#turn(now);
    const count = this.#present.get(address) ?? 0;
    const share = 1 - (now - this.#began) / this.#windowMs;
    if (count + (this.#last.get(address) ?? 0) * share >= this.#most) return false;
    if (count === 0 && this.#present.size >= this.#addresses) return true;
    this.#present.set(address, count + 1);
    return true;
  }

  #turn(now: number): void {
    const passed = now - this.#began;
    if (passed < this.#windowMs) return;
    this.#last = passed < 2 * this.#windowMs ? this.#present : new Map();
    this.#present = new Map();
    this.#began = passed < 2 * this.#windowMs ? this.#began + this.#windowMs : now;
  }
}
