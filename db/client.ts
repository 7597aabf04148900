import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** A driver promise may hang while a server comes back (porsager/postgres#1193), so every query races this. */
const queryLimitMs = 5_000;

export function connect(url: string, max = 10): postgres.Sql {
  return postgres(url, {
    max,
    connect_timeout: 3,
    max_lifetime: 600,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { statement_timeout: 5_000, idle_in_transaction_session_timeout: 10_000, TimeZone: "Asia/Shanghai" },
  });
}

export class DatabaseTimeout extends Error {
  override name = "DatabaseTimeout";
}

/** Fails after five seconds whatever the driver does. */
export function withinLimit<T>(work: Promise<T>, ms = queryLimitMs): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTimeout(`no answer from the database within ${ms} ms`)), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

const shared = globalThis as { portalSql?: postgres.Sql; portalDb?: Database };

/** One pool per process, shared by the server entry and the bundled application. */
export function sql(): postgres.Sql {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  shared.portalSql ??= connect(url);
  return shared.portalSql;
}

export function db(): Database {
  shared.portalDb ??= drizzle(sql(), { schema });
  return shared.portalDb;
}

export async function disconnect(): Promise<void> {
  const pool = shared.portalSql;
  shared.portalSql = undefined;
  shared.portalDb = undefined;
  await pool?.end({ timeout: 5 });
}
