import { routes } from "#lib/routes.ts";
import {
  isUnsaved,
  type Order,
  type SaveEvent,
  type SaveState,
  type SaveWord,
  saveWord,
  startSaving,
  step,
  type Trouble,
} from "#lib/writing/save-engine.ts";
import type { DraftWords, StoredDraft } from "#lib/writing/words.ts";
import { type Journal, newId } from "./journal.ts";

/** What the screen shows of the saving; a new object only when something on the screen changes. */
export type SaverView = {
  word: SaveWord;
  savedAt: string;
  trouble: Trouble | null;
  reason: string;
  newerVersion: number | null;
  /** The newer words of somebody else, when both changed. */
  theirs: StoredDraft | null;
  /** The browser keeps no journal, so what is not saved is only on the screen. */
  unjournaled: boolean;
};

type Options = {
  articleId: number;
  userId: number;
  tabId: string;
  stored: StoredDraft;
  read: () => DraftWords;
  journal: Journal;
  onView: (view: SaverView) => void;
  onSaved: (version: number) => void;
};

const journalQuietMs = 150;
const journalLongestMs = 600;
const requestLimitMs = 20_000;
/** Browsers let a closing page send this much. */
const parcel = 60_000;

/** Puts the engine's orders into the browser: requests, timers, the journal. */
export class Saver {
  readonly #options: Options;
  #state: SaveState;
  #payload: DraftWords | null = null;
  #theirs: StoredDraft | null = null;
  #unjournaled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #journalTimer: ReturnType<typeof setTimeout> | undefined;
  #journalSince = 0;
  #writing: Promise<unknown> = Promise.resolve();
  #view: SaverView;

  constructor(options: Options) {
    this.#options = options;
    this.#state = startSaving(options.stored);
    this.#view = this.#look();
  }

  get view(): SaverView {
    return this.#view;
  }
  get unsaved(): boolean {
    return isUnsaved(this.#state);
  }
  get baseVersion(): number {
    return this.#state.baseVersion;
  }

  changed(): void {
    this.#feed({ type: "edited", now: Date.now() });
    const now = Date.now();
    this.#journalSince ||= now;
    clearTimeout(this.#journalTimer);
    this.#journalTimer = setTimeout(() => this.note(), Math.max(0, Math.min(journalQuietMs, this.#journalSince + journalLongestMs - now)));
  }
  /** Writes the journal now. */
  note(): Promise<unknown> {
    clearTimeout(this.#journalTimer);
    this.#journalSince = 0;
    const { journal, articleId, userId, tabId } = this.#options;
    const key = `${articleId}/${tabId}`;
    const { baseVersion, flight } = this.#state;
    const work = this.unsaved
      ? journal.put({ key, articleId, userId, tabId, baseVersion, saveId: flight?.saveId ?? null, words: this.#options.read(), at: Date.now() })
      : journal.remove(key);
    this.#writing = work.then(
      () => this.#journaled(true),
      () => this.#journaled(false),
    );
    return this.#writing;
  }
  flush(): void {
    if (this.#journalSince) void this.note();
    this.#feed({ type: "flush", now: Date.now(), freshId: newId() });
  }
  /** Tries again after the person signed in, or asked for it. */
  retry(): void {
    const now = Date.now();
    this.#feed({ type: "signedIn", now, freshId: newId() });
    this.#feed({ type: "flush", now, freshId: newId() });
  }
  seen(version: number): void {
    this.#feed({ type: "seen", version });
  }
  /** The words on the screen now stand on the stored ones. */
  settle(stored: StoredDraft, differs: boolean): void {
    this.#theirs = null;
    this.#feed({ type: "settled", version: stored.version, savedAt: stored.savedAt, differs, now: Date.now() });
    void this.note();
  }
  /** Both have changed, and the person must choose. */
  contest(theirs: StoredDraft): void {
    this.#theirs = theirs;
    this.#show();
  }
  /** Saves what is unsaved and tells whether the server holds all of it. */
  async saveNow(limitMs = 15_000): Promise<boolean> {
    this.flush();
    const until = Date.now() + limitMs;
    while (this.unsaved && !this.#state.trouble && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (!this.#state.flight) this.flush();
    }
    return !this.unsaved;
  }
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#journalTimer);
  }

  #journaled(well: boolean): void {
    if (this.#unjournaled === !well) return;
    this.#unjournaled = !well;
    this.#show();
  }

  #feed(event: SaveEvent): void {
    const [state, order] = step(this.#state, event);
    this.#state = state;
    this.#obey(order);
    this.#show();
  }

  #obey(order: Order): void {
    if (order?.type === "wait") {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#feed({ type: "due", now: Date.now(), freshId: newId() }), order.ms);
    }
    if (order?.type !== "send") return;
    clearTimeout(this.#timer);
    if (!order.again || !this.#payload) this.#payload = this.#options.read();
    void this.#send(order.flight.saveId, order.flight.baseVersion, this.#payload);
  }

  async #send(saveId: string, baseVersion: number, words: DraftWords): Promise<void> {
    const { articleId, userId } = this.#options;
    const body = JSON.stringify({ baseVersion, saveId, userId, words });
    try {
      const response = await fetch(routes.articleDraft(articleId), {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body,
        keepalive: body.length < parcel / 3,
        signal: AbortSignal.timeout(requestLimitMs),
      });
      const answer: unknown = response.status < 500 ? await response.json().catch(() => null) : null;
      this.#answered(saveId, response.status, answer);
    } catch {
      this.#feed({ type: "unanswered", saveId });
    }
  }

  #answered(saveId: string, status: number, answer: unknown): void {
    const of = (typeof answer === "object" && answer !== null ? answer : {}) as Record<string, unknown>;
    if (status === 200 && typeof of.version === "number") {
      this.#feed({ type: "saved", saveId, version: of.version, savedAt: String(of.savedAt), now: Date.now() });
      this.#options.onSaved(of.version);
      void this.note();
    } else if (status === 401) this.#feed({ type: "signedOut", saveId });
    else if (status === 409) {
      this.#theirs = of.current as StoredDraft;
      this.#feed({ type: "conflicted", saveId });
      void this.note();
    } else if (status >= 500 || status === 429 || status === 408) this.#feed({ type: "unanswered", saveId });
    else this.#feed({ type: "refused", saveId, reason: typeof of.error === "string" ? of.error : "服务器没有收下这次保存" });
  }

  #look(): SaverView {
    const { savedAt, trouble, reason, newerVersion } = this.#state;
    return { word: saveWord(this.#state), savedAt, trouble, reason, newerVersion, theirs: this.#theirs, unjournaled: this.#unjournaled };
  }
  #show(): void {
    const next = this.#look();
    const keys = Object.keys(next) as (keyof SaverView)[];
    if (keys.every((key) => next[key] === this.#view[key])) return;
    this.#view = next;
    this.#options.onView(next);
  }
}
