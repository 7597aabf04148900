import { LRUCache } from "lru-cache";
import type { Document } from "#lib/documents/document.ts";
import type { Epochs } from "#lib/documents/epochs.ts";
import { changedSince, type State, stateOf } from "#lib/documents/freshness.ts";
import { makeDocument } from "#lib/documents/making.ts";
import { type Renderer, RenderFault } from "#lib/documents/renderer.ts";
import type { Shelf } from "#lib/documents/shelf.ts";
import type { Target } from "#lib/documents/target.ts";

export type Found = { document: Document; stale: boolean };
/** null: Next knows no such page. */
export type Answer = Found | null;

type Made = Document | null;
type Flight = { stamp: number; promise: Promise<Made> };
type Absence = { stamp: number; until: number; tags: readonly string[] };
type Options = {
  epochs: Epochs;
  renderer: Pick<Renderer, "render">;
  shelf: Shelf;
  /** Whether there is anything to show, where a question is cheaper than a rendering. */
  exists: (target: Target) => Promise<boolean>;
  report: (message: string) => void;
};

/** How long the old form of a list may be shown after a change, and how long a fault keeps us from asking again. */
const graceMs = 1_000;
const pauseMs = 1_000;
/** How long a reader waits for a page that was never made, once the database is known to be away. */
const outageMs = 800;
const absenceMs = 30_000;

/** Finds the document of an address: kept, made anew, or the last good one while it cannot be made. */
export class DocumentStore {
  readonly counts = { hits: 0, misses: 0, stale: 0, faults: 0 };
  readonly #options: Options;
  readonly #flights = new Map<string, Flight>();
  readonly #absent = new LRUCache<string, Absence>({ max: 20_000 });
  readonly #faults = new LRUCache<string, number>({ max: 5_000 });

  constructor(options: Options) {
    this.#options = options;
  }

  /** The kept document of this very key when nothing has to be done or asked: the path of almost every request. */
  fresh(key: string, now: number): Document | undefined {
    const document = this.#options.shelf.get(key);
    return document && stateOf(document, this.#options.epochs, now) === "fresh" ? document : undefined;
  }

  async find(target: Target): Promise<Answer> {
    const { shelf, epochs } = this.#options;
    const now = Date.now();
    if (this.#isAbsent(target.key, now)) return null;
    const kept = shelf.get(target.key);
    if (!kept) return this.#first(target, now);
    const state = stateOf(kept, epochs, now);
    if (state === "fresh") return { document: kept, stale: false };
    if (state === "dead") {
      shelf.remove(target.key);
      return this.#first(target, now);
    }
    const tired = now - kept.failedAt < pauseMs;
    if (state === "aging" || (state === "list-stale" && now - kept.staleSince < graceMs)) {
      if (!tired) this.#renewQuietly(target, kept);
      return this.#old(kept, kept.failedAt > 0);
    }
    if (tired || !epochs.confirmed) {
      if (!tired) this.#renewQuietly(target, kept);
      return this.#old(kept, true);
    }
    try {
      return this.#answer(await this.#patiently(this.#renew(target), target.key, 0));
    } catch (error) {
      this.#note(error, kept);
      if (stateOf(kept, epochs, now) === "dead") throw error;
      return this.#old(kept, true);
    }
  }

  #old(document: Document, stale: boolean): Found {
    if (stale) this.counts.stale += 1;
    return { document, stale };
  }

  #answer(made: Made): Answer {
    return made && { document: made, stale: false };
  }

  async #first(target: Target, now: number): Promise<Answer> {
    this.counts.misses += 1;
    const failedAt = this.#faults.get(target.key);
    if (failedAt !== undefined && now - failedAt < pauseMs) throw new RenderFault("failed", `${target.key} failed a moment ago`);
    try {
      return this.#answer(await this.#patiently(this.#renew(target), target.key, outageMs));
    } catch (error) {
      this.#faults.set(target.key, Date.now());
      this.#note(error);
      throw error;
    }
  }

  #renewQuietly(target: Target, kept: Document): void {
    this.#renew(target).catch((error: unknown) => this.#note(error, kept));
  }

  #note(error: unknown, kept?: Document): void {
    if (kept) kept.failedAt = Date.now();
    this.counts.faults += 1;
    this.#options.report(error instanceof Error ? error.message : String(error));
  }

  /** One rendering for all who wait, unless it began before a change that they must see. */
  #renew(target: Target): Promise<Made> {
    const { epochs } = this.#options;
    const running = this.#flights.get(target.key);
    if (running && !changedSince(target.route.own(target.params), running.stamp, epochs)) return running.promise;
    const flight: Flight = { stamp: epochs.known, promise: this.#make(target) };
    this.#flights.set(target.key, flight);
    const land = () => {
      if (this.#flights.get(target.key) === flight) this.#flights.delete(target.key);
    };
    flight.promise.then(land, land);
    return flight.promise;
  }

  async #make(target: Target): Promise<Made> {
    const { epochs, renderer, shelf } = this.#options;
    const keeps = target.route.limit > 0;
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const stamp = epochs.known;
      const rendering = (await this.#exists(target)) ? await renderer.render(target.key, keeps ? "kept" : "made") : null;
      const document = rendering && makeDocument({ ...target, stamp, kept: keeps && stamp >= 0 }, rendering);
      // What began before a change and ended after it is dead on arrival.
      if (document ? isLate(stateOf(document, epochs, Date.now())) : changedSince(target.route.own(target.params), stamp, epochs)) continue;
      this.#faults.delete(target.key);
      if (document?.input.kept) shelf.put(document);
      if (!document) this.#remember(target, stamp);
      return document;
    }
    throw new RenderFault("failed", `${target.key} changes faster than it can be made`);
  }

  #exists(target: Target): Promise<boolean> {
    return this.#options.shelf.get(target.key) ? Promise.resolve(true) : this.#options.exists(target);
  }

  #remember(target: Target, stamp: number): void {
    this.#options.shelf.remove(target.key);
    if (stamp >= 0) this.#absent.set(target.key, { stamp, until: Date.now() + absenceMs, tags: target.route.tags(target.params) });
  }

  /** Waits for a page, but only so long once the database is known to be away. */
  #patiently(making: Promise<Made>, key: string, patienceMs: number): Promise<Made> {
    const { epochs } = this.#options;
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const lose = () => {
        timer ??= setTimeout(() => reject(new RenderFault("slow", `${key} waits for the database`)), patienceMs);
      };
      const unwatch = epochs.watch(lose);
      if (!epochs.confirmed) lose();
      making.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        unwatch();
      });
    });
  }

  #isAbsent(key: string, now: number): boolean {
    const absence = this.#absent.get(key);
    if (!absence) return false;
    if (now < absence.until && !changedSince(absence.tags, absence.stamp, this.#options.epochs)) return true;
    this.#absent.delete(key);
    return false;
  }
}

function isLate(state: State): boolean {
  return state === "own-stale" || state === "dead";
}
