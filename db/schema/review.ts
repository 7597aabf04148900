import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { decisionVerbs, reviewSteps, stepKinds } from "../vocabulary.ts";
import { articleRevisions, articles } from "./articles.ts";
import { users } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Every step of an article's way, never changed. An approval is of bytes: it holds the hash of the words it approved. */
export const reviewDecisions = pgTable(
  "review_decisions",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    round: integer().notNull(),
    step: text({ enum: reviewSteps }),
    kind: text({ enum: stepKinds }),
    verb: text({ enum: decisionVerbs }).notNull(),
    /** Whose hand it was; null for the rule's own doing. The name stays as it was written then. */
    actorId: integer("actor_id").references(() => users.id),
    actorName: text("actor_name").notNull().default(""),
    /** Who submitted the words, or published them urgently: never the same hand. */
    authorId: integer("author_id").references(() => users.id),
    revisionId: integer("revision_id").references(() => articleRevisions.id, { onDelete: "cascade" }),
    revisionSha256: text("revision_sha256"),
    /** Chips of the form, such as 图片问题. */
    reasons: text().array().notNull().default(sql`'{}'::text[]`),
    note: text().notNull().default(""),
    /** Whom it was handed over to. */
    toId: integer("to_id").references(() => users.id),
    /** The approval of an earlier round that still stands. */
    carriedFrom: integer("carried_from"),
    /** When the step began that ends here. */
    sinceAt: at("since_at"),
    decidedAt: at("decided_at").notNull().defaultNow(),
  },
  (t) => [
    index("review_decisions_article").on(t.articleId, t.id),
    index("review_decisions_time").on(t.decidedAt),
    uniqueIndex("review_decisions_step_once").on(t.articleId, t.round, t.step).where(sql`verb = 'approve'`),
    uniqueIndex("review_decisions_hand_once").on(t.articleId, t.round, t.kind, t.actorId).where(sql`verb in ('approve', 'afterReview')`),
    check("review_decisions_not_own", sql`verb not in ('approve', 'afterReview') or actor_id is distinct from author_id`),
    check(
      "review_decisions_approval_whole",
      sql`verb <> 'approve' or (actor_id is not null and step is not null and kind is not null and revision_id is not null and revision_sha256 is not null)`,
    ),
    check("review_decisions_says_why", sql`verb not in ('sendBack', 'reject', 'hold', 'publishUrgently') or note <> ''`),
  ],
);
