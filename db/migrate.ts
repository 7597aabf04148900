import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import postgres from "postgres";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const oldestServer = 15;
const lockKey = 724_300;

export class ServerTooOld extends Error {
  override name = "ServerTooOld";
  readonly cure = `改用 PostgreSQL ${oldestServer} 或更新的版本；不设 DATABASE_URL 则使用内置数据库`;
  readonly command = "psql \"$DATABASE_URL\" -c 'show server_version'";
  constructor(found: string) {
    super(`数据库是 PostgreSQL ${found}，低于 ${oldestServer}`);
  }
}

/** Brings a database up to the newest schema; several callers at once run one after the other. */
export async function migrate(url: string): Promise<{ applied: number; total: number; serverVersion: string }> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [server] = await sql<{ number: string; version: string }[]>`
      select current_setting('server_version_num') as number, current_setting('server_version') as version`;
    const serverVersion = server?.version.split(" ")[0] ?? "?";
    if (Number(server?.number) < oldestServer * 10_000) throw new ServerTooOld(serverVersion);
    await sql`select pg_advisory_lock(${lockKey})`;
    const before = await countApplied(sql);
    const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8")) as { entries: unknown[] };
    const total = journal.entries.length;
    if (before >= total && (await hasJobs(sql))) return { applied: 0, total, serverVersion };
    // Loaded only now: it costs a second, and most starts have nothing to migrate.
    const [{ drizzle }, { migrate: run }] = await Promise.all([import("drizzle-orm/postgres-js"), import("drizzle-orm/postgres-js/migrator")]);
    await run(drizzle(sql), { migrationsFolder: folder });
    // The queue keeps its tables in a schema of its own, which verbs write to in their transactions.
    const { Logger, runMigrations } = await import("graphile-worker");
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
    return { applied: (await countApplied(sql)) - before, total, serverVersion };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function countApplied(sql: postgres.Sql): Promise<number> {
  const [there] = await sql<{ name: string | null }[]>`select to_regclass('drizzle.__drizzle_migrations')::text as name`;
  if (!there?.name) return 0;
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`;
  return row?.n ?? 0;
}

async function hasJobs(sql: postgres.Sql): Promise<boolean> {
  const [there] = await sql<{ name: string | null }[]>`select to_regclass('graphile_worker.migrations')::text as name`;
  return Boolean(there?.name);
}
