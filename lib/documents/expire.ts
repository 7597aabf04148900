import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";

export const epochChannel = "document_epoch";

/**
 * Marks everything under these tags stale, in the transaction of the change.
 * Call it last: it holds the epoch row until commit, so commit order equals epoch order.
 */
export async function expire(tx: Transaction, tags: readonly string[]): Promise<number> {
  const [row] = await tx.execute<{ epoch: string }>(sql`update document_epoch set epoch = epoch + 1 returning epoch`);
  const epoch = Number(row?.epoch);
  if (tags.length > 0) {
    const sorted = [...new Set(tags)].sort();
    await tx.execute(sql`
      insert into document_tags (tag, epoch) select tag, ${epoch} from unnest(${sql.param(sorted)}::text[]) as tag
      on conflict (tag) do update set epoch = excluded.epoch`);
  }
  await tx.execute(sql`select pg_notify(${epochChannel}, ${String(epoch)})`);
  return epoch;
}
