import type { DraftWords } from "#lib/writing/words.ts";

/** What one browser tab has of an article and the server may not have yet. */
export type JournalEntry = {
  key: string;
  articleId: number;
  userId: number;
  tabId: string;
  baseVersion: number;
  /** The save that was on its way; if the server holds it, the words grew from the version that it made. */
  saveId: string | null;
  words: DraftWords;
  at: number;
};

export interface Journal {
  put(entry: JournalEntry): Promise<void>;
  remove(key: string): Promise<void>;
  list(articleId: number, userId: number): Promise<JournalEntry[]>;
}

const store = "drafts";

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The journal of this browser, in IndexedDB. Opened once; a browser that refuses it makes every call fail. */
export function browserJournal(): Journal {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("newsroom", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "key" }).createIndex("article", ["articleId", "userId"]);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => {});
  const open = async (mode: IDBTransactionMode) => (await opened).transaction(store, mode).objectStore(store);
  return {
    async put(entry) {
      await settle((await open("readwrite")).put(entry));
    },
    async remove(key) {
      await settle((await open("readwrite")).delete(key));
    },
    async list(articleId, userId) {
      return settle<JournalEntry[]>((await open("readonly")).index("article").getAll([articleId, userId]));
    },
  };
}

/** Randomness without crypto.randomUUID, which plain http lacks. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, "0"))
    .join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const lockName = (tabId: string) => `draft-${tabId}`;

/** Holds a lock as long as the tab lives, so that others can tell its journal from that of a tab that died. */
export function holdTab(tabId: string): void {
  void navigator.locks?.request(lockName(tabId), () => new Promise(() => {})).catch(() => {});
}

/** Entries of tabs that are gone, newest first. Without locks (plain http) one that was silent for a while counts as gone. */
export async function orphans(entries: readonly JournalEntry[], ownTab: string): Promise<JournalEntry[]> {
  const held = new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name) ?? []);
  const alive = (entry: JournalEntry) => (navigator.locks ? held.has(lockName(entry.tabId)) : Date.now() - entry.at < 15_000);
  return entries.filter((entry) => entry.tabId !== ownTab && !alive(entry)).sort((a, b) => b.at - a.at);
}
