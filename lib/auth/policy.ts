import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";

type Account = { disabledAt: Date | null; demo: boolean; isDemo: boolean };

/** A disabled account never, one of the demonstration only while the database is one. */
export function canSignIn(user: Account): boolean {
  return user.disabledAt === null && (!user.demo || user.isDemo);
}

/** One's own account is nobody else's business. */
export function demandSelf(actor: Actor, userId: number): void {
  if (!isPerson(actor) || actor.userId !== userId) throw new DomainError("forbidden", { userId });
}
