import "server-only";
import { and, eq, inArray, lt } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/index.ts";
import type { Actor } from "#lib/events/actor.ts";
import { log } from "#lib/log.ts";
import { purgeOldMedia } from "#lib/media/purge-media.ts";
import { listStored, removeForms, removeUnfinished } from "#lib/media/store.ts";
import { demand } from "#lib/people/demand.ts";

const unfinishedMs = 30 * 60_000;
const batch = 500;
const fewest = 20;

export type Swept = { unfinished: number; rows: number; orphans: number; purged: number };

/** Clears up after uploads that died, and empties the trash of what has lain there for thirty days. */
export async function sweepMedia(actor: Actor, now = new Date()): Promise<Swept> {
  demand(actor, "media.delete");
  const before = new Date(now.getTime() - unfinishedMs);
  const unfinished = await removeUnfinished(before);
  const dead = await db()
    .delete(media)
    .where(and(eq(media.state, "processing"), lt(media.createdAt, before)))
    .returning({ sha256: media.sha256 });
  for (const { sha256 } of dead) await removeForms(sha256);
  const purged = await purgeOldMedia(actor, now);
  return { unfinished, rows: dead.length, orphans: await removeOrphans(before), purged };
}

/** Files without a row: bytes are written before the row is ready and removed after it is gone. */
async function removeOrphans(before: Date): Promise<number> {
  const stored = [...(await listStored(before))];
  const orphans: string[] = [];
  for (let at = 0; at < stored.length; at += batch) {
    const some = stored.slice(at, at + batch);
    const rows = await db().select({ sha256: media.sha256 }).from(media).where(inArray(media.sha256, some));
    const known = new Set(rows.map((row) => row.sha256));
    orphans.push(...some.filter((each) => !known.has(each)));
  }
  // So many strangers mean that this folder belongs to another database, for instance one being restored.
  if (orphans.length > fewest && orphans.length > stored.length / 2) {
    log.error({ orphans: orphans.length, stored: stored.length }, "most stored files have no row in this database; nothing is removed");
    return 0;
  }
  for (const sha256 of orphans) await removeForms(sha256);
  return orphans.length;
}
