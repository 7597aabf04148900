import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { articles } from "./articles.ts";

/** Addresses of old sites: path with query, without host, to a path of this site or to an article. */
export const redirects = pgTable("redirects", {
  path: text().primaryKey(),
  target: text(),
  articleId: integer("article_id").references(() => articles.id, { onDelete: "cascade" }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
