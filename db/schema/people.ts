import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { roles, tokenKinds } from "../vocabulary.ts";
import { channels } from "./channels.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** A person who can sign in. The address is normalised (NFKC, lower case) before it is stored or compared. */
export const users = pgTable(
  "users",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    email: text().notNull().unique(),
    name: text().notNull(),
    /** argon2id; absent for a person who signs in by OIDC only. */
    passwordHash: text("password_hash"),
    /** Encrypted with a key derived from AUTH_SECRET. */
    totpSecret: text("totp_secret"),
    totpConfirmedAt: at("totp_confirmed_at"),
    /** The last time step whose code was used, so that a code works once. */
    totpLastStep: bigint("totp_last_step", { mode: "number" }),
    /** Raised to end every session of the person at once. */
    sessionVersion: integer("session_version").notNull().default(1),
    disabledAt: at("disabled_at"),
    /** Made by the demo seed; refused as soon as the database is no demo any more. */
    demo: boolean().notNull().default(false),
    /** theme, density, shortcuts: what the person chose for the screen. */
    preferences: jsonb().$type<Record<string, string | boolean>>().notNull().default({}),
    createdAt: at("created_at").notNull().defaultNow(),
    lastSeenAt: at("last_seen_at"),
  },
  () => [check("users_email_normal", sql`email = lower(email)`)],
);

const user = () =>
  integer("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const userRoles = pgTable("user_roles", { userId: user(), role: text({ enum: roles }).notNull() }, (t) => [
  primaryKey({ columns: [t.userId, t.role] }),
]);

/** Channels to which a person is limited; no row means all channels. */
export const userChannels = pgTable(
  "user_channels",
  {
    userId: user(),
    channelId: integer("channel_id")
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.channelId] })],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  { id: integer().primaryKey().generatedAlwaysAsIdentity(), userId: user(), hash: text().notNull(), usedAt: at("used_at") },
  (t) => [index("recovery_codes_user").on(t.userId)],
);

/** An account at an outside provider. Its key is issuer and subject, never an address. */
export const identities = pgTable(
  "identities",
  { id: integer().primaryKey().generatedAlwaysAsIdentity(), userId: user(), issuer: text().notNull(), subject: text().notNull() },
  (t) => [unique().on(t.issuer, t.subject)],
);

/** One signed-in browser. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: user(),
    /** sessionVersion of the person when the session began. */
    version: integer().notNull(),
    /** What the person recognises the browser by: 「Chrome，Windows」. */
    device: text().notNull(),
    addressHash: text("address_hash").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** A one-time link, stored by its hash: first administrator, invitation, forgotten password. */
export const authTokens = pgTable(
  "auth_tokens",
  {
    hash: text().primaryKey(),
    kind: text({ enum: tokenKinds }).notNull(),
    userId: integer("user_id").references(() => users.id, { onDelete: "cascade" }),
    email: text(),
    name: text(),
    roles: text({ enum: roles }).array().notNull().default(sql`'{}'::text[]`),
    channelIds: integer("channel_ids").array().notNull().default(sql`'{}'::integer[]`),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: at("created_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [index("auth_tokens_user").on(t.userId)],
);

/** Mail to be sent, in the transaction of what it tells of. Without SMTP settings it waits in the outbox page. */
export const mails = pgTable("mails", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  sentAt: at("sent_at"),
  /** The last failure in words. */
  fault: text(),
  attempts: integer().notNull().default(0),
});

/** Attempts counted by rate-limiter-flexible; keys are hashes, never addresses or names in clear. */
export const authLimits = pgTable("auth_limits", { key: text().primaryKey(), points: integer().notNull().default(0), expire: at("expire") });
