import { bigint, date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { articles } from "./articles.ts";

const article = () =>
  integer("article_id")
    .notNull()
    .references(() => articles.id, { onDelete: "cascade" });

/** The last counted visit of one reader to one article; a new one counts after 30 minutes. */
export const viewHits = pgTable(
  "view_hits",
  {
    articleId: article(),
    visitor: text().notNull(),
    countedAt: timestamp("counted_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.visitor] }), index("view_hits_counted").on(t.countedAt)],
);

export const viewHours = pgTable(
  "view_hours",
  { articleId: article(), hour: timestamp({ withTimezone: true }).notNull(), views: integer().notNull() },
  (t) => [primaryKey({ columns: [t.articleId, t.hour] }), index("view_hours_hour").on(t.hour)],
);

/** Counted views of an article; old clicks stand in articles.base_views. */
export const articleViews = pgTable("article_views", {
  articleId: article().primaryKey(),
  views: bigint({ mode: "number" }).notNull(),
});

/** A flush that was written; a retry of it writes nothing. */
export const viewFlushes = pgTable("view_flushes", {
  id: uuid().primaryKey(),
  flushedAt: timestamp("flushed_at", { withTimezone: true }).notNull().defaultNow(),
});

/** Secret of one day, shared by all instances, that turns an address into a visitor hash. */
export const visitorSalts = pgTable("visitor_salts", { day: date().primaryKey(), salt: text().notNull() });
