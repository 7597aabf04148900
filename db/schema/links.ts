import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const linkGroups = pgTable("link_groups", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  name: text().notNull().unique(),
  sort: integer().notNull().default(0),
});

/** A partner named in the footer. Without an address the name is plain text. */
export const links = pgTable(
  "links",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    groupId: integer("group_id")
      .notNull()
      .references(() => linkGroups.id, { onDelete: "cascade" }),
    name: text().notNull(),
    url: text(),
    sort: integer().notNull().default(0),
  },
  (t) => [index("links_group").on(t.groupId, t.sort)],
);
