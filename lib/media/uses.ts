import "server-only";
import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/index.ts";

/** Writes which files something uses now, in the transaction that saves it; numbers without a row are left out. */
export async function recordUses(tx: Transaction, noun: string, nounId: number, mediaIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(mediaIds)];
  const found = wanted.length > 0 ? await tx.select({ id: media.id }).from(media).where(inArray(media.id, wanted)).for("key share") : [];
  const ids = found.map(({ id }) => id);
  const mine = and(eq(mediaUses.noun, noun), eq(mediaUses.nounId, nounId));
  await tx.delete(mediaUses).where(ids.length > 0 ? and(mine, notInArray(mediaUses.mediaId, ids)) : mine);
  if (ids.length > 0)
    await tx
      .insert(mediaUses)
      .values(ids.map((mediaId) => ({ mediaId, noun, nounId })))
      .onConflictDoNothing();
}
