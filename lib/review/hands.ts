import "server-only";
import { asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { type articles, userChannels, userRoles, users } from "#db/schema/index.ts";
import type { Person } from "#lib/people/person.ts";
import { factsOf } from "#lib/review/facts.ts";
import { refusalOf } from "#lib/review/refusal.ts";

const noSession = "00000000-0000-0000-0000-000000000000";

/** Who could take the step that an article waits at, by the same rule that their own buttons go by. */
export async function listStepHands(
  row: typeof articles.$inferSelect,
  from: Pick<Transaction, "select"> = db(),
): Promise<{ id: number; name: string }[]> {
  const facts = { ...(await factsOf(row, from)), handlerId: null, heldReason: null };
  const people = await from
    .select({
      id: users.id,
      name: users.name,
      roles: sql<Person["roles"][number][]>`array_agg(${userRoles.role})`,
      channelIds: sql<number[] | null>`(select array_agg(channel_id) from ${userChannels} where user_id = ${users.id})`,
    })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(isNull(users.disabledAt))
    .groupBy(users.id)
    .orderBy(asc(users.name));
  return people
    .filter(({ id, ...rest }) => refusalOf({ userId: id, sessionId: noSession, ...rest }, facts, "approve") === null)
    .map(({ id, name }) => ({ id, name }));
}
