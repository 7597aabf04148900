import { type AnyPgColumn, boolean, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Where an article was first published 来源. The address is shown only when it is known. */
export const sources = pgTable("sources", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull().unique(),
  url: text(),
  /** On the office's list of sources 稿源白名单; one typed by an editor is not, until the office adds it. */
  listed: boolean().notNull().default(false),
  /** Another name of this source, under which it is shown: revisions keep the row they were written with. Never a chain. */
  mergedInto: integer("merged_into").references((): AnyPgColumn => sources.id),
});
