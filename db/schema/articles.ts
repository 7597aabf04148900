import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { articleStatuses, reviewSteps, revisionReasons } from "../vocabulary.ts";
import { channels } from "./channels.ts";
import { media } from "./media.ts";
import { users } from "./people.ts";
import { sources } from "./sources.ts";
import { zones } from "./zones.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const at = (name: string) => timestamp(name, { withTimezone: true });

/** One manuscript. What readers see is the live revision; what is being edited is the working one. */
export const articles = pgTable(
  "articles",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    status: text({ enum: articleStatuses }).notNull().default("draft"),
    channelId: integer("channel_id")
      .notNull()
      .references(() => channels.id),
    liveRevisionId: integer("live_revision_id"),
    workingRevisionId: integer("working_revision_id"),
    publishedAt: at("published_at"),
    withdrawnAt: at("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    /** Clicks carried over from an old site; counted views are added to it. */
    baseViews: integer("base_views").notNull().default(0),
    /** Document kind and region of application, for policies only (行政法规, 上海). */
    documentKind: text("document_kind"),
    region: text(),
    /** Identity of an imported page: the same page imported twice updates one article. */
    importKey: text("import_key").unique(),
    /** Published by the job at this time; only an approved article has it. */
    publishAt: at("publish_at"),
    /** Withdrawn by the job at this time. */
    takeDownAt: at("take_down_at"),
    /** Who began it; null for what was imported. */
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    /** The stage that it waits at while it is in review. */
    step: text({ enum: reviewSteps }),
    /** Raised by each submission and each fall back; an approval counts for its round alone. */
    round: integer().notNull().default(0),
    /** How many of the three reviews and of the three proofs this round takes, as its channel said when it was submitted. */
    reviewCount: integer("review_count").notNull().default(0),
    proofCount: integer("proof_count").notNull().default(0),
    /** Who submitted it, who may take no stage of it. */
    submittedBy: integer("submitted_by").references(() => users.id, { onDelete: "set null" }),
    stepSince: at("step_since"),
    /** The end of the working day by which the stage should be done. */
    dueAt: at("due_at"),
    /** Whom the stage was handed over to; null: whoever may take it. */
    handlerId: integer("handler_id").references(() => users.id, { onDelete: "set null" }),
    /** 暂缓: why it rests. */
    heldReason: text("held_reason"),
    /** The words that were approved, and that alone may be published. */
    approvedRevisionId: integer("approved_revision_id"),
    /** 绿色通道: until when somebody else must look at what one person published. */
    afterReviewDueAt: at("after_review_due_at"),
    urgentBy: integer("urgent_by").references(() => users.id, { onDelete: "set null" }),
    /** In the trash 回收站 since; deleted for good after 30 days. */
    trashedAt: at("trashed_at"),
    trashedBy: integer("trashed_by").references(() => users.id, { onDelete: "set null" }),
    version: integer().notNull().default(1),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("articles_channel_published").on(t.channelId, t.publishedAt.desc(), t.id.desc()).where(sql`status = 'published'`),
    index("articles_updated").on(t.updatedAt.desc(), t.id.desc()).where(sql`trashed_at is null`),
    index("articles_status_updated").on(t.status, t.updatedAt.desc(), t.id.desc()).where(sql`trashed_at is null`),
    index("articles_created").on(t.createdAt.desc(), t.id.desc()).where(sql`trashed_at is null`),
    index("articles_published_or_not").on(sql`coalesce(published_at, to_timestamp(0)) desc nulls last`, t.id.desc()).where(sql`trashed_at is null`),
    index("articles_created_by").on(t.createdBy, t.updatedAt.desc()).where(sql`trashed_at is null`),
    index("articles_due").on(t.publishAt).where(sql`publish_at is not null`),
    index("articles_take_down").on(t.takeDownAt).where(sql`take_down_at is not null`),
    check("articles_scheduled_is_approved", sql`publish_at is null or status = 'approved'`),
    index("articles_step").on(t.step, t.stepSince).where(sql`step is not null`),
    index("articles_after_review").on(t.afterReviewDueAt).where(sql`after_review_due_at is not null`),
    check("articles_in_review_has_step", sql`(status = 'inReview') = (step is not null)`),
    check("articles_approved_has_words", sql`status <> 'approved' or approved_revision_id is not null`),
    check("articles_review_counts", sql`review_count between 0 and 3 and proof_count between 0 and 3`),
    check("articles_after_review_of_urgent", sql`after_review_due_at is null or (urgent_by is not null and status in ('published', 'withdrawn'))`),
    check("articles_trashed_is_not_public", sql`trashed_at is null or status <> 'published'`),
    index("articles_published").on(t.publishedAt.desc(), t.id.desc()).where(sql`status = 'published'`),
    check("articles_published_is_whole", sql`status <> 'published' or (published_at is not null and live_revision_id is not null)`),
    check("articles_withdrawn_has_reason", sql`status <> 'withdrawn' or (withdrawn_at is not null and withdrawn_reason is not null)`),
  ],
);

/** Immutable words of an article. `html` left the sanitising door; nothing else is ever printed. */
export const articleRevisions = pgTable(
  "article_revisions",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull().default(""),
    html: text().notNull(),
    plainText: text("plain_text").notNull(),
    searchTokens: tsvector("search_tokens").notNull(),
    sourceId: integer("source_id").references(() => sources.id),
    sourceUrl: text("source_url"),
    author: text(),
    responsibleEditor: text("responsible_editor"),
    originalTitle: text("original_title"),
    originalAuthor: text("original_author"),
    keywords: text().array().notNull().default(sql`'{}'::text[]`),
    /** A line under the body that says where the words come from (据…整理). */
    sourceNote: text("source_note"),
    /** The editor's document from which `html` was made; null for what came in as HTML. */
    document: jsonb().$type<Record<string, unknown>>(),
    coverMediaId: integer("cover_media_id").references(() => media.id),
    reason: text({ enum: revisionReasons }).notNull().default("import"),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    sha256: text().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique().on(t.articleId, t.number),
    index("article_revisions_search").using("gin", t.searchTokens),
    index("article_revisions_source").on(t.sourceId),
    index("article_revisions_editor").on(t.responsibleEditor),
  ],
);

export const articleAttachments = pgTable(
  "article_attachments",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    name: text().notNull(),
    url: text().notNull(),
    mediaType: text("media_type"),
    bytes: bigint({ mode: "number" }),
    sort: integer().notNull().default(0),
    mediaId: integer("media_id").references(() => media.id),
  },
  (t) => [index("article_attachments_article").on(t.articleId)],
);

/** Zones named in an article. */
export const articleZones = pgTable(
  "article_zones",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    zoneId: integer("zone_id")
      .notNull()
      .references(() => zones.id),
    /** How often the zone is named; the first of equals leads. */
    mentions: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.zoneId] }), index("article_zones_zone").on(t.zoneId)],
);

/** A figure of a release, confirmed by an editor: number, unit, indicator, period. */
export const keyFigures = pgTable(
  "key_figures",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    zoneId: integer("zone_id").references(() => zones.id),
    indicator: text().notNull(),
    /** As printed, so that 6688.5 and 1081.53 keep their digits. */
    value: text().notNull(),
    unit: text().notNull(),
    change: text(),
    period: text().notNull(),
    sort: integer().notNull().default(0),
  },
  (t) => [index("key_figures_article").on(t.articleId)],
);

/** 更正: what was mended after publication, shown under the article. */
export const corrections = pgTable(
  "corrections",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    correctedAt: at("corrected_at").notNull().defaultNow(),
    note: text().notNull(),
    /** The words before and after it, kept for comparison. */
    beforeRevisionId: integer("before_revision_id").references(() => articleRevisions.id),
    afterRevisionId: integer("after_revision_id").references(() => articleRevisions.id),
    correctedBy: integer("corrected_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("corrections_article").on(t.articleId)],
);

export const topics = pgTable("topics", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  title: text().notNull(),
  lead: text().notNull().default(""),
  sort: integer().notNull().default(0),
  publishedOn: date("published_on"),
});

export const topicArticles = pgTable(
  "topic_articles",
  {
    topicId: integer("topic_id")
      .notNull()
      .references(() => topics.id, { onDelete: "cascade" }),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    sort: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.topicId, t.articleId] })],
);

/** Places on the home page that the office arranges: 头条 and the lead stories. */
export const homeSlots = pgTable(
  "home_slots",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slot: text().notNull(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    sort: integer().notNull().default(0),
    startsAt: at("starts_at").notNull().defaultNow(),
    endsAt: at("ends_at"),
  },
  (t) => [uniqueIndex("home_slots_once").on(t.slot, t.articleId)],
);
