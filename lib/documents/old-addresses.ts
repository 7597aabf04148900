import "server-only";
import { LRUCache } from "lru-cache";
import { sql, withinLimit } from "#db/client.ts";
import { routes } from "#lib/routes.ts";

const rememberMs = 30_000;
const most = 50;
const tracking = /^(utm_\w+|from|isappinstalled)$/;

/** Where addresses of old sites lead today. Answers are remembered for half a minute; few are looked up at a time. */
export class OldAddresses {
  readonly #known = new LRUCache<string, { location: string | null }>({ max: 10_000, ttl: rememberMs });
  #asking = 0;

  /** A path of this site, or null. Throws when the database cannot say. */
  async find(url: string): Promise<string | null> {
    if (url.length > 1_000) return null;
    const known = this.#known.get(url);
    if (known) return known.location;
    if (this.#asking >= most) throw new Error("too many old addresses are looked up");
    this.#asking += 1;
    try {
      const location = await this.#ask(url);
      this.#known.set(url, { location });
      return location;
    } finally {
      this.#asking -= 1;
    }
  }

  async #ask(url: string): Promise<string | null> {
    const rows = await withinLimit(
      sql()<{ target: string | null; article_id: number | null }[]>`
        select target, article_id from redirects where path = any(${spellings(url)}) limit 1`,
      2_000,
    );
    const row = rows[0];
    if (!row) return null;
    if (row.article_id !== null) return routes.article(row.article_id);
    return row.target !== null && /^\/(?![/\\])/.test(row.target) ? row.target : null;
  }
}

/** The address as sent, as read by people, and both without what sharing appended. */
export function spellings(url: string): string[] {
  const mark = url.indexOf("?");
  const kept =
    mark < 0
      ? []
      : url
          .slice(mark + 1)
          .split("&")
          .filter((pair) => !tracking.test(pair.split("=")[0] ?? ""));
  const bare = mark < 0 ? url : url.slice(0, mark) + (kept.length > 0 ? `?${kept.join("&")}` : "");
  return [...new Set([url, bare].flatMap((text) => [text, decoded(text)]))].filter((text) => !text.includes("\0"));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
