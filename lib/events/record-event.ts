import "server-only";
import type { Transaction } from "#db/client.ts";
import { events } from "#db/schema/index.ts";

/** Who acts when no person has signed in. */
export type SystemActor = "system:seed" | "command:import" | "command:withdraw";
export type Actor = SystemActor;

export type EventInput = { verb: string; noun: string; nounId: number; detail?: Record<string, unknown> };

/** Writes what happened in the transaction of the change: what cannot be recorded did not happen. */
export async function recordEvent(tx: Transaction, actor: Actor, event: EventInput): Promise<void> {
  await tx.insert(events).values({ actor, verb: event.verb, noun: event.noun, nounId: event.nounId, detail: event.detail ?? {} });
}
