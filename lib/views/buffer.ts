import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import { type Batch, type Hit, onceInMs } from "#lib/views/hit.ts";
import type { Spool } from "#lib/views/spool.ts";
import type { Total } from "#lib/views/write-batch.ts";

type Options = {
  write: (batch: Batch) => Promise<Total[]>;
  spool: Spool;
  onTotals: (totals: readonly Total[]) => void;
  report: (message: string) => void;
  everyMs?: number;
};

const mostHits = 500;

/** Holds hits for half a second, then writes them together; what cannot be written waits in the spool. */
export class ViewBuffer {
  readonly counts = { accepted: 0, flushed: 0, spooled: 0, dropped: 0 };
  readonly #options: Options;
  readonly #everyMs: number;
  readonly #recent = new LRUCache<string, true>({ max: 200_000, ttl: onceInMs });
  /** Hits not written yet that will probably count, by article. */
  readonly #pending = new Map<number, number>();
  readonly #expected = new Map<string, Map<number, number>>();
  #batch = new Map<string, Hit>();
  #fresh = new Map<number, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #spooled = true;
  #replaying: Promise<void> | undefined;
  #replayTimer: NodeJS.Timeout;

  constructor(options: Options) {
    this.#options = options;
    this.#everyMs = options.everyMs ?? 500;
    this.#replayTimer = setInterval(() => void this.replay(), 1_000);
    this.#replayTimer.unref();
  }

  pending(articleId: number): number {
    return this.#pending.get(articleId) ?? 0;
  }

  add(hit: Hit): void {
    const key = `${hit.articleId} ${hit.visitor}`;
    this.counts.accepted += 1;
    if (this.#batch.has(key)) return;
    this.#batch.set(key, hit);
    const known = this.#recent.has(key) || (hit.before !== null && this.#recent.has(`${hit.articleId} ${hit.before}`));
    if (!known) {
      this.#recent.set(key, true);
      add(this.#fresh, hit.articleId, 1);
      add(this.#pending, hit.articleId, 1);
    }
    if (this.#batch.size >= mostHits) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), this.#everyMs);
  }

  /** Writes what waits; while an earlier batch is still being written, to the spool, so that no hit waits in memory. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#batch.size === 0) return this.#writing;
    const batch: Batch = { id: randomUUID(), hits: [...this.#batch.values()] };
    this.#expected.set(batch.id, this.#fresh);
    this.#batch = new Map();
    this.#fresh = new Map();
    if (this.#writing) return this.#save(batch);
    this.#writing = this.#write(batch);
    await this.#writing;
  }

  /** Writes everything and stops; what the database does not take stays in the spool. */
  async close(): Promise<void> {
    clearInterval(this.#replayTimer);
    await this.flush();
    await this.#writing;
    await this.#replaying;
  }

  async #write(batch: Batch): Promise<void> {
    let saving: Promise<void> | undefined;
    const late = setTimeout(() => {
      saving = this.#save(batch);
    }, this.#everyMs);
    try {
      const totals = await this.#options.write(batch);
      clearTimeout(late);
      await saving;
      if (saving) await this.#options.spool.remove(batch.id);
      this.#settle(batch, totals);
    } catch (error) {
      clearTimeout(late);
      this.#options.report(`views wait in the spool: ${error instanceof Error ? error.message : String(error)}`);
      await (saving ?? this.#save(batch));
    } finally {
      this.#writing = undefined;
    }
  }

  #settle(batch: Batch, totals: readonly Total[]): void {
    this.counts.flushed += batch.hits.length;
    this.#options.onTotals(totals);
    for (const [articleId, count] of this.#expected.get(batch.id) ?? []) add(this.#pending, articleId, -count);
    this.#expected.delete(batch.id);
  }

  async #save(batch: Batch): Promise<void> {
    this.#spooled = true;
    try {
      await this.#options.spool.save(batch);
      this.counts.spooled += batch.hits.length;
    } catch (error) {
      this.counts.dropped += batch.hits.length;
      this.#options.report(`${batch.hits.length} views are lost: ${error instanceof Error ? error.message : String(error)}`);
      this.#settle(batch, []);
    }
  }

  /** Writes what an outage, or an earlier process, left in the spool. */
  replay(): Promise<void> {
    if (!this.#spooled || this.#writing) return Promise.resolve();
    this.#replaying ??= this.#replayAll().finally(() => {
      this.#replaying = undefined;
    });
    return this.#replaying;
  }

  async #replayAll(): Promise<void> {
    const { spool, write } = this.#options;
    for (const id of await spool.list()) {
      const batch = await spool.load(id);
      if (batch) {
        const totals = await write(batch).catch(() => null);
        if (!totals) return;
        this.#settle(batch, totals);
      }
      await spool.remove(id);
    }
    this.#spooled = (await spool.list()).length > 0;
  }
}

function add(counts: Map<number, number>, key: number, by: number): void {
  const value = (counts.get(key) ?? 0) + by;
  if (value > 0) counts.set(key, value);
  else counts.delete(key);
}
