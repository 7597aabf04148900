import { DomainError } from "#lib/errors.ts";
import type { Person } from "#lib/people/person.ts";

type Account = { disabledAt: Date | null; demo: boolean; isDemo: boolean };

/** A disabled account never, one of the demonstration only while the database is one. */
export function canSignIn(user: Account): boolean {
  return user.disabledAt === null && (!user.demo || user.isDemo);
}

/** What belongs to somebody else does not exist. */
export function demandSelf(person: Person, userId: number): void {
  if (person.userId !== userId) throw new DomainError("not-found", { noun: "session" });
}
