import { type AnyPgColumn, boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { columnTypes } from "../vocabulary.ts";

/** A column 栏目 of the newsroom. */
export const channels = pgTable("channels", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull().default(""),
  columnType: text("column_type", { enum: columnTypes }).notNull(),
  /** Days without a new item after which the column counts as stale; null: not expected to update. */
  freshnessDays: integer("freshness_days"),
  sort: integer().notNull().default(0),
  parentId: integer("parent_id").references((): AnyPgColumn => channels.id),
  /** Hidden channels keep their articles and addresses but stand in no list of channels. */
  hidden: boolean().notNull().default(false),
});
