import "server-only";
import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/index.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { log } from "#lib/log.ts";
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
  const purged = await purge(actor, now);
  for (const { sha256 } of [...dead, ...purged]) await removeForms(sha256);
  return { unfinished, rows: dead.length, orphans: await removeOrphans(before), purged: purged.length };
}

async function purge(actor: Actor, now: Date): Promise<{ sha256: string }[]> {
  return db().transaction(async (tx) => {
    const used = tx.select({ one: sql`1` }).from(mediaUses).where(eq(mediaUses.mediaId, media.id));
    const due = new Date(now.getTime() - 30 * 86_400_000);
    const rows = await tx
      .delete(media)
      .where(and(lt(media.trashedAt, due), notExists(used)))
      .returning({ id: media.id, sha256: media.sha256, name: media.name });
    for (const { id, name } of rows) await recordEvent(tx, actor, { verb: "purgeMedia", noun: "media", nounId: id, detail: { name } });
    return rows;
  });
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
