import { mkdirSync } from "node:fs";
import { open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Batch } from "#lib/views/hit.ts";

const StoredBatch = z.object({
  id: z.uuid(),
  hits: z.array(z.object({ articleId: z.number().int(), visitor: z.string(), before: z.string().nullable(), at: z.number() })),
});
/** Older batches are dropped: their flush may be forgotten, so they could count twice. */
const oldestMs = 7 * 86_400_000;

/** Batches that could not be written, one file each, so that they outlive the process. */
export class Spool {
  readonly #folder: string;
  readonly #most: number;
  #count = 0;

  constructor(dataDir: string, most = 5_000) {
    this.#folder = join(dataDir, "views");
    this.#most = most;
    mkdirSync(this.#folder, { recursive: true });
  }

  get full(): boolean {
    return this.#count >= this.#most;
  }

  async save(batch: Batch): Promise<void> {
    if (this.full) throw new Error(`the spool holds ${this.#most} batches already`);
    this.#count += 1;
    const path = this.#path(batch.id);
    const file = await open(`${path}.tmp`, "w", 0o600);
    try {
      await file.writeFile(JSON.stringify(batch));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.tmp`, path);
  }

  /** Ids of what waits, including what another process left behind. */
  async list(): Promise<string[]> {
    const names = await readdir(this.#folder);
    const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
    this.#count = ids.length;
    return ids;
  }

  /** Null for a file that is gone, torn or too old. */
  async load(id: string): Promise<Batch | null> {
    const text = await readFile(this.#path(id), "utf8").catch(() => null);
    if (text === null) return null;
    const parsed = StoredBatch.safeParse(parseOrNull(text));
    if (!parsed.success) return null;
    const hits = parsed.data.hits.filter((hit) => Date.now() - hit.at < oldestMs);
    return hits.length > 0 ? { id: parsed.data.id, hits } : null;
  }

  async remove(id: string): Promise<void> {
    await unlink(this.#path(id)).catch(() => {});
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
