import { boolean, date, index, integer, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { checkSeverities, termKinds } from "../vocabulary.ts";
import { articles } from "./articles.ts";
import { users } from "./people.ts";

/** Wrong spellings 常错词 and what should stand there; a row with both equal allows a word. */
export const checkWords = pgTable("check_words", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  wrong: text().notNull().unique(),
  right: text().notNull(),
  severity: text({ enum: checkSeverities }).notNull(),
  /** Only where it is a word of its own, not the seam of two. */
  wholeWord: boolean("whole_word").notNull().default(false),
  note: text().notNull().default(""),
  /** "own", or the list it was taken from. */
  origin: text().notNull().default("own"),
});

/** Names that were replaced 规范名称; a row holds for articles dated from the first day to before the last. */
export const terms = pgTable(
  "terms",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    old: text().notNull(),
    new: text().notNull(),
    kind: text({ enum: termKinds }).notNull(),
    severity: text({ enum: checkSeverities }).notNull(),
    from: date("from_date"),
    until: date("until_date"),
    note: text().notNull().default(""),
  },
  (t) => [unique("terms_old_new").on(t.old, t.new)],
);

/** Findings that a person has looked at and let stand, with the reason. They hold while the sentence stays as it is. */
export const checkDismissals = pgTable(
  "check_dismissals",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    fingerprint: text().notNull(),
    rule: text().notNull(),
    quote: text().notNull(),
    message: text().notNull(),
    reason: text().notNull(),
    personId: integer("person_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("check_dismissals_finding").on(t.articleId, t.fingerprint), index("check_dismissals_person").on(t.personId)],
);
