import "server-only";
import { and, asc, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { events, users } from "#db/schema/index.ts";
import type { EventFilter } from "#lib/events/filter.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

const pageSize = 50;
const batchSize = 1_000;
const columns = {
  id: events.id,
  happenedAt: events.happenedAt,
  actor: events.actor,
  actorName: users.name,
  verb: events.verb,
  noun: events.noun,
  nounId: events.nounId,
  detail: events.detail,
  hash: events.hash,
};

function conditionsOf(filter: EventFilter, before?: number): SQL[] {
  const conditions: SQL[] = [];
  if (filter.actor) conditions.push(eq(events.actor, filter.actor));
  if (filter.verb) conditions.push(eq(events.verb, filter.verb));
  if (filter.noun) conditions.push(eq(events.noun, filter.noun));
  if (filter.nounId) conditions.push(eq(events.nounId, filter.nounId));
  if (filter.from) conditions.push(sql`${events.happenedAt} >= ${`${filter.from}T00:00:00+08:00`}::timestamptz`);
  if (filter.to) conditions.push(sql`${events.happenedAt} < ${`${filter.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`);
  if (before) conditions.push(lt(events.id, before));
  return conditions;
}

const select = (filter: EventFilter, before: number | undefined, limit: number) =>
  db()
    .select(columns)
    .from(events)
    .leftJoin(users, sql`${events.actor} = 'user:' || ${users.id}`)
    .where(and(...conditionsOf(filter, before)))
    .orderBy(desc(events.id))
    .limit(limit);
export type LoggedEvent = Awaited<ReturnType<typeof select>>[number];

/** Newest first; `next` is where the following page begins. */
export async function listEvents(person: Person, filter: EventFilter, before?: number): Promise<{ items: LoggedEvent[]; next: number | null }> {
  demand(person, "log.read");
  const rows = await select(filter, before, pageSize + 1);
  const items = rows.slice(0, pageSize);
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}

/** All of them in small bites, so that a long log never stands in memory. */
export async function* readEvents(person: Person, filter: EventFilter): AsyncGenerator<LoggedEvent[]> {
  demand(person, "log.read");
  let before: number | undefined;
  while (true) {
    const rows = await select(filter, before, batchSize);
    if (rows.length > 0) yield rows;
    if (rows.length < batchSize) return;
    before = rows.at(-1)?.id;
  }
}

/** Whose deeds the log can be narrowed to. */
export async function listActors(person: Person): Promise<{ id: number; name: string }[]> {
  demand(person, "log.read");
  return db().select({ id: users.id, name: users.name }).from(users).orderBy(asc(users.name), asc(users.id));
}
