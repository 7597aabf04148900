import "server-only";
import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

export type ChainFault = { kind: "altered" | "missing"; id: number; after: number | null };
export type ChainReport = { rows: number; fault: ChainFault | null };

type Row = { id: string; previous_hash: string | null; hash: string | null; computed: string };
const batchSize = 5_000;

/**
 * Walks the log from its first row and names the first one that was altered, or before which a row is missing.
 * The formula is that of the trigger chain_event. Rows cut off at the very end leave no trace in the chain.
 */
export async function verifyChain(): Promise<ChainReport> {
  let last: { id: number; hash: string | null } | null = null;
  let rows = 0;
  while (true) {
    const batch: Row[] = await db().execute<Row>(sql`
      select id, previous_hash, hash, encode(sha256(convert_to(concat_ws('|', previous_hash, id, happened_at at time zone 'UTC',
        actor, verb, noun, noun_id, detail::text), 'UTF8')), 'hex') as computed
      from events where id > ${last?.id ?? 0} order by id limit ${batchSize}`);
    for (const row of batch) {
      const id = Number(row.id);
      const after: number | null = last?.id ?? null;
      if (row.hash !== row.computed) return { rows, fault: { kind: "altered", id, after } };
      if (row.previous_hash !== (last?.hash ?? null)) return { rows, fault: { kind: "missing", id, after } };
      last = { id, hash: row.hash };
      rows += 1;
    }
    if (batch.length < batchSize) return { rows, fault: null };
  }
}
