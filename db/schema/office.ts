import { type AnyPgColumn, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { users } from "./people.ts";

/** One entry of the main navigation. */
export const navigationItems = pgTable("navigation_items", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  parentId: integer("parent_id").references((): AnyPgColumn => navigationItems.id, { onDelete: "cascade" }),
  label: text().notNull(),
  href: text().notNull(),
  sort: integer().notNull().default(0),
});

export type ArrangedSlot = { slot: string; articleId: number; sort: number; startsAt: string; endsAt: string | null };

/** Each arrangement of the home page that was published, so that one can go back. */
export const homeArrangements = pgTable("home_arrangements", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slots: jsonb().$type<ArrangedSlot[]>().notNull(),
  note: text().notNull().default(""),
  createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
