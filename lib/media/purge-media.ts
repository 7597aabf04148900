import "server-only";
import { and, eq, inArray, isNotNull, lt, notExists, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleAttachments, articleDrafts, articleRevisions, media, mediaUses } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { removeForms } from "#lib/media/store.ts";
import { demand } from "#lib/people/demand.ts";

const trashDays = 30;

/** Deletes a file in the trash for good, before its time. */
export async function purgeMedia(actor: Actor, id: number): Promise<void> {
  demand(actor, "media.delete");
  const [row] = await db().select({ trashedAt: media.trashedAt }).from(media).where(eq(media.id, id));
  if (!row) throw new DomainError("not-found", { noun: "media", id });
  if (!row.trashedAt) throw new DomainError("conflict", { message: "先移入回收站，才能永久删除" });
  const purged = await purge(actor, eq(media.id, id));
  if (purged === 0) throw new DomainError("conflict", { message: "稿件或稿件的旧版本还在用它，不能永久删除" });
}

/** Empties the trash of what has lain there for thirty days; gives how many. */
export async function purgeOldMedia(actor: Actor, now: Date): Promise<number> {
  demand(actor, "media.delete");
  return purge(actor, lt(media.trashedAt, new Date(now.getTime() - trashDays * 86_400_000)));
}

async function purge(actor: Actor, which: SQL): Promise<number> {
  const one = { one: sql`1` };
  const rows = await db().transaction(async (tx) => {
    demand(actor, "media.delete");
    // Old versions refer to their cover, so that they can come back whole.
    const unused = [
      notExists(tx.select(one).from(mediaUses).where(eq(mediaUses.mediaId, media.id))),
      notExists(tx.select(one).from(articleRevisions).where(eq(articleRevisions.coverMediaId, media.id))),
      notExists(tx.select(one).from(articleDrafts).where(eq(articleDrafts.coverMediaId, media.id))),
      notExists(tx.select(one).from(articleAttachments).where(eq(articleAttachments.mediaId, media.id))),
    ];
    const due = await tx
      .select({ id: media.id })
      .from(media)
      .where(and(which, isNotNull(media.trashedAt), ...unused))
      .for("update");
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    const gone = await tx.delete(media).where(inArray(media.id, ids)).returning({ id: media.id, sha256: media.sha256, name: media.name });
    for (const { id, name } of gone) await recordEvent(tx, actor, { verb: "purgeMedia", noun: "media", nounId: id, detail: { name } });
    return gone;
  });
  for (const { sha256 } of rows) await removeForms(sha256);
  return rows.length;
}
