import { sql } from "drizzle-orm";
import { customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { articleRevisions, articles } from "./articles.ts";
import { channels } from "./channels.ts";
import { media } from "./media.ts";
import { sessions, users } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const article = () =>
  integer("article_id")
    .notNull()
    .references(() => articles.id, { onDelete: "cascade" });

/** The words being worked on, one row an article, overwritten by each save. `document` is the truth; the rest is made from it. */
export const articleDrafts = pgTable(
  "article_drafts",
  {
    articleId: integer("article_id")
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** Raised by each save; a save carries the version it began from. */
    version: integer().notNull().default(1),
    title: text().notNull().default(""),
    summary: text().notNull().default(""),
    document: jsonb().$type<Record<string, unknown>>().notNull(),
    html: text().notNull().default(""),
    plainText: text("plain_text").notNull().default(""),
    searchTokens: tsvector("search_tokens").notNull().default(sql`''::tsvector`),
    /** As typed; becomes a row of sources when a revision is kept. */
    sourceName: text("source_name").notNull().default(""),
    sourceUrl: text("source_url").notNull().default(""),
    originalTitle: text("original_title").notNull().default(""),
    originalAuthor: text("original_author").notNull().default(""),
    author: text().notNull().default(""),
    responsibleEditor: text("responsible_editor").notNull().default(""),
    sourceNote: text("source_note").notNull().default(""),
    keywords: text().array().notNull().default(sql`'{}'::text[]`),
    coverMediaId: integer("cover_media_id").references(() => media.id),
    /** The save that made this version; the same save again is answered, not repeated. */
    saveId: uuid("save_id"),
    savedBy: integer("saved_by").references(() => users.id, { onDelete: "set null" }),
    savedAt: at("saved_at").notNull().defaultNow(),
    /** When the last revision was kept from it. */
    keptAt: at("kept_at"),
    /** The revision whose words it equals, if it was not changed since. */
    equalsRevisionId: integer("equals_revision_id").references(() => articleRevisions.id, { onDelete: "set null" }),
  },
  (t) => [
    index("article_drafts_search").using("gin", t.searchTokens),
    index("article_drafts_saved").on(t.savedAt.desc()),
    index("article_drafts_editor").on(t.responsibleEditor),
  ],
);

/** Who has an article open, by browser tab; a row older than half a minute counts for nothing. */
export const articlePresence = pgTable(
  "article_presence",
  {
    articleId: article(),
    tabId: uuid("tab_id").notNull(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    sessionId: uuid("session_id").references(() => sessions.id, { onDelete: "cascade" }),
    /** The last change made in this tab; null while it only reads. */
    typedAt: at("typed_at"),
    seenAt: at("seen_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.tabId] })],
);

/** An expiring link that shows a draft to somebody without an account. */
export const previewLinks = pgTable(
  "preview_links",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    hash: text().notNull().unique(),
    articleId: article(),
    createdBy: integer("created_by")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: at("created_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
  },
  (t) => [index("preview_links_article").on(t.articleId)],
);

/** A filter of a list that a person keeps under a name. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    list: text().notNull(),
    name: text().notNull(),
    query: text().notNull(),
  },
  (t) => [unique().on(t.userId, t.list, t.name)],
);

/** Further channels in which an article is listed. */
export const articleChannels = pgTable(
  "article_channels",
  {
    articleId: article(),
    channelId: integer("channel_id")
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.channelId] }), index("article_channels_channel").on(t.channelId)],
);

/** What one bulk action changed, so that it can be undone. */
export const bulkActions = pgTable("bulk_actions", {
  id: uuid().primaryKey().defaultRandom(),
  userId: integer("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  action: text().notNull(),
  before: jsonb().$type<{ id: number; was: Record<string, unknown> }[]>().notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  undoneAt: at("undone_at"),
});
