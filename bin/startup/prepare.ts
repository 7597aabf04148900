import { existsSync } from "node:fs";
import { join } from "node:path";
import { connectionFault, type OpenDatabase, openDatabase } from "#bin/database.ts";
import { root } from "#bin/startup/runtime.mjs";
import { step } from "#bin/startup/steps.mjs";
import { migrate } from "#db/migrate.ts";

/** Opens the database, brings its schema up to date and fills it when it is empty. Sets DATABASE_URL for this process. */
export async function prepareDatabase(): Promise<OpenDatabase> {
  const database = await step("数据库", async (note) => {
    const opened = await openDatabase(note);
    return { detail: opened.description, value: opened };
  });
  try {
    process.env.DATABASE_URL = database.url;
    await migrateAndSeed(database.url);
    return database;
  } catch (error) {
    await database.close();
    throw connectionFault(error, database.url) ?? error;
  }
}

async function migrateAndSeed(url: string): Promise<void> {
  await step("结构", async (note) => {
    note("正在迁移");
    const { applied, total, serverVersion } = await migrate(url);
    return { detail: `PostgreSQL ${serverVersion}，迁移 ${total} 项（新增 ${applied}）`, value: undefined };
  });
  const seedFile = join(root, "db", "seed.ts");
  if (!existsSync(seedFile)) return;
  await step("内容", async (note) => {
    note("正在检查");
    const { seed } = (await import(seedFile)) as { seed(log?: (line: string) => void): Promise<unknown> };
    let last = "已有内容";
    await seed((line) => {
      last = line;
      note(line);
    });
    return { detail: last, value: undefined };
  });
}
