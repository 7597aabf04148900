import { bigint, index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Append-only record of every change, hash-chained by a trigger (migration 0001). */
export const events = pgTable(
  "events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    happenedAt: timestamp("happened_at", { withTimezone: true }).notNull().defaultNow(),
    /** Who: "system:seed", "command:import", or a user once people sign in. */
    actor: text().notNull(),
    /** What: the verb's name. */
    verb: text().notNull(),
    /** On what: "article", "page"… and its id. */
    noun: text().notNull(),
    nounId: integer("noun_id").notNull(),
    detail: jsonb().notNull().default({}),
    previousHash: text("previous_hash"),
    hash: text(),
  },
  (t) => [index("events_noun").on(t.noun, t.nounId)],
);
