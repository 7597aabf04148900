import { bigint, boolean, integer, pgTable, text } from "drizzle-orm/pg-core";

/** One row. Its lock makes the order of commits equal the order of epochs. */
export const documentEpoch = pgTable("document_epoch", {
  only: boolean().primaryKey().default(true),
  epoch: bigint({ mode: "number" }).notNull(),
});

/** The last epoch in which something under this tag changed. */
export const documentTags = pgTable("document_tags", {
  tag: text().primaryKey(),
  epoch: bigint({ mode: "number" }).notNull(),
});

/** Articles taken down: never served again, from no cache. */
export const documentWithdrawals = pgTable("document_withdrawals", {
  articleId: integer("article_id").primaryKey(),
  epoch: bigint({ mode: "number" }).notNull(),
  tags: text().array().notNull(),
});
