import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What an operator fills in. A missing key shows nothing anywhere. */
export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
