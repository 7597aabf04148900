import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { columnTypes } from "../vocabulary.ts";

/** A column 栏目 of the newsroom. */
export const channels = pgTable(
  "channels",
  {
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
    /** How many reviews 审 and proofs 校 an article of it takes; a short way is allowed and always shown. */
    reviewCount: integer("review_count").notNull().default(3),
    proofCount: integer("proof_count").notNull().default(3),
  },
  () => [check("channels_review_counts", sql`review_count between 1 and 3 and proof_count between 0 and 3`)],
);
