import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { sources } from "#db/schema/index.ts";

/** Changes of the list take turns: two merges at once could make a circle. Reading goes on. */
export async function lockSources(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${sources} in share row exclusive mode`);
}
