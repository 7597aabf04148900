import { bigint, boolean, date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { mediaKinds, mediaStates } from "../vocabulary.ts";
import { users } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** width in pixels, path below /files, bytes. */
export type MediaVariant = { width: number; height: number; path: string; mediaType: string; bytes: number };

/** A picture or file of the library. Equal bytes are one row; the stored name is made by us. */
export const media = pgTable(
  "media",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: mediaKinds }).notNull(),
    state: text({ enum: mediaStates }).notNull().default("processing"),
    /** Of the bytes as they were uploaded. */
    sha256: text().notNull().unique(),
    /** Address of the picture or file below the site's root: /files/ab/cdef….jpg */
    path: text().notNull(),
    mediaType: text("media_type").notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    width: integer(),
    height: integer(),
    variants: jsonb().$type<MediaVariant[]>().notNull().default([]),
    /** The name it came with, shown and used for downloads, never a path. */
    name: text().notNull(),
    title: text().notNull().default(""),
    alt: text().notNull().default(""),
    decorative: boolean().notNull().default(false),
    caption: text().notNull().default(""),
    /** Who made it: 摄影, 来源. */
    source: text().notNull().default(""),
    licence: text().notNull().default(""),
    licenceExpiresOn: date("licence_expires_on"),
    /** Centre of what must stay visible in a crop, 0 to 1. */
    focalX: doublePrecision("focal_x").notNull().default(0.5),
    focalY: doublePrecision("focal_y").notNull().default(0.5),
    /** Address it was brought home from. */
    originUrl: text("origin_url"),
    fault: text(),
    uploadedBy: integer("uploaded_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: at("created_at").notNull().defaultNow(),
    trashedAt: at("trashed_at"),
  },
  (t) => [index("media_created").on(t.createdAt.desc(), t.id.desc())],
);

/** Where a picture or file is used; written on save. While a row stands the file cannot be deleted. */
export const mediaUses = pgTable(
  "media_uses",
  {
    mediaId: integer("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "restrict" }),
    /** article, page, setting… */
    noun: text().notNull(),
    nounId: integer("noun_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.noun, t.nounId] }), index("media_uses_noun").on(t.noun, t.nounId)],
);
