import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { channels } from "#db/schema/index.ts";
import type { Placed } from "#lib/navigation/tree.ts";

/** The tree, locked against other arrangers; reading and writing articles go on. */
export async function lockChannels(tx: Transaction) {
  await tx.execute(sql`lock table ${channels} in share row exclusive mode`);
  return tx.select().from(channels).orderBy(asc(channels.sort), asc(channels.id));
}

export async function writeChannelOrder(tx: Transaction, placed: readonly Placed[]): Promise<void> {
  for (const [sort, { id, parentId }] of placed.entries()) await tx.update(channels).set({ sort, parentId }).where(eq(channels.id, id));
}
