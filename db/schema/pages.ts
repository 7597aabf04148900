import { boolean, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { pageSections } from "../vocabulary.ts";

/** A page the office edits: association services, about, statements. */
export const pages = pgTable(
  "pages",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    section: text({ enum: pageSections }).notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    summary: text().notNull().default(""),
    html: text().notNull(),
    /** The editor's document from which `html` was made. */
    document: jsonb().$type<Record<string, unknown>>(),
    version: integer().notNull().default(1),
    /** False while the office still has to write it; readers are told so (待完善). */
    complete: boolean().notNull().default(false),
    sort: integer().notNull().default(0),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique().on(t.section, t.slug)],
);
