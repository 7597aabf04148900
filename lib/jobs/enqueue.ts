import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";

export type JobOptions = { runAt?: Date; key?: string };

/** Writes a job in the transaction of the change that asks for it. The same key again replaces the waiting job. */
export async function enqueue(tx: Transaction, task: string, payload: Record<string, unknown>, { runAt, key }: JobOptions = {}): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz, job_key => ${key ?? null}, max_attempts => 25)`);
}

export async function cancelJob(tx: Transaction, key: string): Promise<void> {
  await tx.execute(sql`select graphile_worker.remove_job(${key})`);
}
