import { boolean, index, integer, numeric, pgTable, text } from "drizzle-orm/pg-core";
import { zoneTypes } from "../vocabulary.ts";

/** A development zone as the audited catalogue of one edition lists it. */
export const zones = pgTable(
  "zones",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    edition: integer().notNull(),
    /** Number in the catalogue, 1 to 552 for the national zones of 2018. */
    number: integer().notNull(),
    /** Official code, also the address: G311084. */
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    province: text().notNull(),
    level: text().notNull(),
    type: text({ enum: zoneTypes }).notNull(),
    /** Months of approval as YYYY-MM; zones approved in stages have two. */
    approvedMonths: text("approved_months").array().notNull(),
    areaHectares: numeric("area_hectares"),
    industries: text().array().notNull(),
    /** Named in the catalogue but not yet built (在建). */
    underConstruction: boolean("under_construction").notNull().default(false),
  },
  (t) => [index("zones_province").on(t.province), index("zones_type").on(t.type)],
);
