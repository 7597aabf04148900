import "server-only";
import type { Transaction } from "#db/client.ts";
import { events } from "#db/schema/index.ts";
import { type Actor, actorName, isPerson } from "#lib/events/actor.ts";

export type EventInput = { verb: string; noun: string; nounId: number; detail?: Record<string, unknown> };

/** Writes what happened in the transaction of the change: what cannot be recorded did not happen. */
export async function recordEvent(tx: Transaction, actor: Actor, event: EventInput): Promise<void> {
  const detail = isPerson(actor) ? { ...event.detail, roles: [...actor.roles] } : (event.detail ?? {});
  await tx.insert(events).values({ actor: actorName(actor), verb: event.verb, noun: event.noun, nounId: event.nounId, detail });
}
