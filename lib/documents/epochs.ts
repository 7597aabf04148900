import "server-only";
import postgres from "postgres";
import { withinLimit } from "#db/client.ts";

/** Name of the channel on which `expire` tells the new epoch. */
const channel = "document_epoch";
const pollMs = 1_000;
/** A database that says nothing for so long counts as away. */
const answerMs = 2_000;

type Change = {
  epoch: number;
  /** Milliseconds of this process's clock when it was learned. */
  at: number;
};
type EpochRow = { epoch: string; changed: Record<string, number> | null; withdrawals: { id: number; epoch: number; tags: string[] }[] | null };
type NotifyOptions = postgres.Options<Record<string, never>> & { onnotify: (channel: string, payload: string) => void };

/**
 * What this process knows of changes: the last epoch, the tags changed since it began, the articles taken down.
 * One connection of its own hears notifications and asks each second besides, so a lost message costs a second.
 */
export class Epochs {
  /** -1 until the database answered for the first time. */
  known = -1;
  /** False while the database does not answer: what is served may be out of date. */
  confirmed = false;
  readonly changes = new Map<string, Change>();
  withdrawn: ReadonlyMap<number, number> = new Map();
  withdrawnTags: ReadonlyMap<string, number> = new Map();
  readonly #url: string;
  readonly #listeners: ((changed: readonly string[] | "all") => void)[] = [];
  #stopped = false;
  /** Something was told since the last question, perhaps while it was under way: the next pause is none. */
  #told = false;
  #wake: () => void = () => {};
  readonly #watchers = new Set<() => void>();
  #running: Promise<void> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#tell();
    await this.#running;
  }

  /** Called with the tags that changed; "all" after the database went back in time. */
  onChange(listener: (changed: readonly string[] | "all") => void): void {
    this.#listeners.push(listener);
  }

  /** Calls back when the database is known not to answer any more; returns the way to stop that. */
  watch(lost: () => void): () => void {
    this.#watchers.add(lost);
    return () => void this.#watchers.delete(lost);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#session().catch(() => {});
      this.confirmed = false;
      for (const tell of this.#watchers) tell();
      if (!this.#stopped) await this.#pause(250);
    }
  }

  async #session(): Promise<void> {
    let lost = false;
    const options: NotifyOptions = {
      max: 1,
      connect_timeout: 3,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => {},
      onnotify: () => this.#tell(),
      onclose: () => {
        lost = true;
        this.#tell();
      },
      connection: { application_name: "document-epochs", statement_timeout: answerMs },
    };
    const link = postgres(this.#url, options);
    try {
      await withinLimit(link`listen ${link(channel)}`, answerMs);
      while (!this.#stopped && !lost) {
        this.#told = false;
        await this.#read(link);
        this.confirmed = true;
        if (!this.#told) await this.#pause(pollMs);
      }
    } finally {
      void link.end({ timeout: 0 }).catch(() => {});
    }
  }

  async #read(link: postgres.Sql): Promise<void> {
    const [now] = await withinLimit(link<{ epoch: string }[]>`select epoch from document_epoch`, answerMs);
    if (!now || Number(now.epoch) === this.known) return;
    // One statement is one snapshot: who sees an epoch sees all tags up to it.
    const [row] = await withinLimit(
      link<EpochRow[]>`
        select e.epoch,
          (select json_object_agg(t.tag, t.epoch) from document_tags t where ${this.known}::bigint >= 0 and t.epoch > ${this.known}::bigint) as changed,
          (select json_agg(json_build_object('id', w.article_id, 'epoch', w.epoch, 'tags', w.tags)) from document_withdrawals w) as withdrawals
        from document_epoch e`,
      answerMs,
    );
    if (row) this.#take(row);
  }

  #take(row: EpochRow): void {
    const epoch = Number(row.epoch);
    const wentBack = epoch < this.known;
    const at = Date.now();
    const changed = Object.entries(row.changed ?? {});
    for (const [tag, value] of changed) this.changes.set(tag, { epoch: Number(value), at });
    this.withdrawn = new Map((row.withdrawals ?? []).map((w) => [w.id, w.epoch]));
    const tags = new Map<string, number>();
    for (const w of row.withdrawals ?? []) for (const tag of w.tags) tags.set(tag, Math.max(w.epoch, tags.get(tag) ?? 0));
    this.withdrawnTags = tags;
    if (wentBack) this.changes.clear();
    this.known = epoch;
    for (const listener of this.#listeners) listener(wentBack ? "all" : changed.map(([tag]) => tag));
  }

  #tell(): void {
    this.#told = true;
    this.#wake();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
