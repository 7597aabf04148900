import type { Person } from "#lib/people/person.ts";

/** Who acts when no person has signed in. */
export type SystemActor =
  | "system:seed"
  | "command:import"
  | "command:withdraw"
  | "command:setup"
  | "job:publish"
  | "job:take-down"
  | "job:purge"
  | "job:media"
  /** A stranger at the sign-in page: a failed attempt, a forgotten password. */
  | "visitor";
export type Actor = SystemActor | Person;

export function isPerson(actor: Actor): actor is Person {
  return typeof actor !== "string";
}

/** As written into the event log: user:12, job:publish. */
export function actorName(actor: Actor): string {
  return isPerson(actor) ? `user:${actor.userId}` : actor;
}
