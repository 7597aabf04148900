import { LRUCache } from "lru-cache";
import type { Document } from "#lib/documents/document.ts";
import type { DocumentRoute } from "#lib/documents/routes.ts";

/** Where documents are kept. A second place (files beside memory) implements the same verbs. */
export type Shelf = {
  get(key: string): Document | undefined;
  put(document: Document): void;
  /** Tells that a document has grown by compressed forms. */
  grew(document: Document): void;
  remove(key: string): void;
  clear(): void;
};

/** Keeps documents in memory, bounded by bytes altogether and by number for each route. */
export class MemoryShelf implements Shelf {
  readonly #documents: LRUCache<string, Document>;
  readonly #keys = new Map<DocumentRoute, Set<string>>();

  constructor(maxBytes: number) {
    this.#documents = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (document) => document.bytes,
      dispose: (document, key, reason) => {
        if (reason !== "set") this.#keys.get(document.input.route)?.delete(key);
      },
    });
  }

  get bytes(): number {
    return this.#documents.calculatedSize;
  }
  get count(): number {
    return this.#documents.size;
  }

  get(key: string): Document | undefined {
    return this.#documents.get(key);
  }

  put(document: Document): void {
    const { key, route } = document.input;
    const keys = this.#keys.get(route) ?? new Set();
    this.#keys.set(route, keys);
    const oldest = keys.values().next();
    if (!keys.has(key) && keys.size >= route.limit && !oldest.done) this.#documents.delete(oldest.value);
    this.#documents.set(key, document);
    if (this.#documents.has(key)) keys.add(key);
  }

  grew(document: Document): void {
    const { key } = document.input;
    if (this.#documents.peek(key) === document) this.#documents.set(key, document);
  }

  remove(key: string): void {
    this.#documents.delete(key);
  }

  clear(): void {
    this.#documents.clear();
  }

  /** The oldest making time of all that is kept, for the metrics. */
  oldest(): number | null {
    let oldest: number | null = null;
    for (const document of this.#documents.values()) if (oldest === null || document.madeAt < oldest) oldest = document.madeAt;
    return oldest;
  }
}
