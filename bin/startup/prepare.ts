import { spawn } from "node:child_process";
import { join } from "node:path";
import postgres from "postgres";
import { type OpenDatabase, openDatabase } from "#bin/database.ts";
import { connectionFault } from "#bin/startup/connection-fault.ts";
import { Fault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { step } from "#bin/startup/steps.mjs";
import { migrate } from "#db/migrate.ts";

/** Opens the database, brings its schema up to date and fills it when it is empty. Sets DATABASE_URL for this process and its children. */
export async function prepareDatabase(onOpen: (database: OpenDatabase) => void = () => {}, signal?: AbortSignal): Promise<OpenDatabase> {
  const database = await step("数据库", async (note) => {
    const opened = await openDatabase(note);
    onOpen(opened);
    return { detail: opened.description, value: opened };
  });
  try {
    process.env.DATABASE_URL = database.url;
    await step("结构", (note) => migrated(database.url, note));
    await step("内容", (note) => seeded(database.url, note, signal));
    return database;
  } catch (error) {
    await database.close();
    throw connectionFault(error, database.url) ?? error;
  }
}

async function migrated(url: string, note: (text: string) => void) {
  note("正在迁移");
  const { applied, total, serverVersion } = await migrate(url);
  return { detail: `PostgreSQL ${serverVersion}，迁移 ${total} 项（新增 ${applied}）`, value: undefined };
}

async function seeded(url: string, note: (text: string) => void, signal?: AbortSignal) {
  if (await holdsContent(url)) return { detail: "已有内容，未改动", value: undefined };
  note("正在写入初始内容");
  let last = "";
  const child = spawn(process.execPath, ["--conditions=react-server", join(root, "bin/startup/fill.ts")], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    signal,
  });
  child.on("error", () => {});
  child.on("message", (line) => {
    last = String(line);
    note(last);
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Fault({ cause: "初始内容没有写完", cure: "按上面的输出处理后重试，会从中断处继续", command: "npm start" });
  return { detail: last, value: undefined };
}

/** Loading the starting content takes seconds, so the common case is answered by one query. */
async function holdsContent(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await sql<{ begun: boolean; completed: boolean; filled: boolean }[]>`
      select exists(select 1 from events where actor = 'system:seed' and verb = 'seedBegan') as begun,
        exists(select 1 from events where actor = 'system:seed' and verb = 'seedCompleted') as completed,
        exists(select 1 from channels) as filled`;
    return row !== undefined && (row.completed || (row.filled && !row.begun));
  } finally {
    await sql.end({ timeout: 2 });
  }
}
