import "server-only";
import { LRUCache } from "lru-cache";
import { sql, withinLimit } from "#db/client.ts";
import type { Epochs } from "#lib/documents/epochs.ts";
import { changedSince } from "#lib/documents/freshness.ts";
import { tags } from "#lib/documents/tags.ts";
import type { Total } from "#lib/views/write-batch.ts";

type Known = { published: boolean; base: number; counted: number; readAt: number; stamp: number };
type Row = { published: boolean; base: number; counted: number };

const restMs = 1_000;
const mostAsking = 50;

/** Which articles may be counted and how often they were read: remembered, so that a busy article costs one query a second. */
export class ViewNumbers {
  readonly #epochs: Pick<Epochs, "known" | "changes" | "withdrawn">;
  readonly #known = new LRUCache<number, Known>({ max: 50_000 });
  readonly #asking = new Map<number, Promise<Known>>();

  constructor(epochs: Pick<Epochs, "known" | "changes" | "withdrawn">) {
    this.#epochs = epochs;
  }

  /** Old clicks and counted views of an article; null when it is not before readers. Throws when nobody can say. */
  async total(articleId: number): Promise<number | null> {
    if (this.#epochs.withdrawn.has(articleId)) return null;
    const known = this.#known.get(articleId);
    if (!known || changedSince([tags.article(articleId)], known.stamp, this.#epochs)) return totalOf(await this.#ask(articleId));
    if (Date.now() - known.readAt < restMs) return totalOf(known);
    const asking = this.#ask(articleId);
    if (!known.published) return totalOf(await asking);
    asking.catch(() => {});
    return totalOf(known);
  }

  learn(totals: readonly Total[]): void {
    for (const { articleId, views } of totals) {
      const known = this.#known.get(articleId);
      if (known) known.counted = views;
    }
  }

  #ask(articleId: number): Promise<Known> {
    const running = this.#asking.get(articleId);
    if (running) return running;
    if (this.#asking.size >= mostAsking) return Promise.reject(new Error("too many articles are asked for"));
    const asking = this.#read(articleId).finally(() => this.#asking.delete(articleId));
    this.#asking.set(articleId, asking);
    return asking;
  }

  async #read(articleId: number): Promise<Known> {
    const stamp = this.#epochs.known;
    const [row] = await withinLimit(
      sql()<Row[]>`
        select a.status = 'published' and a.published_at <= now() as published, a.base_views as base, coalesce(v.views, 0)::int as counted
        from articles a left join article_views v on v.article_id = a.id where a.id = ${articleId}`,
    );
    const known = { ...(row ?? { published: false, base: 0, counted: 0 }), readAt: Date.now(), stamp };
    this.#known.set(articleId, known);
    return known;
  }
}

function totalOf({ published, base, counted }: Known): number | null {
  return published ? base + counted : null;
}
