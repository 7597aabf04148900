import { connectionFault, type OpenDatabase, openDatabase } from "#bin/database.ts";
import { step } from "#bin/startup/steps.mjs";
import { disconnect } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { seed } from "#lib/seed/seed.ts";

/** Opens the database, brings its schema up to date and fills it when it is empty. Sets DATABASE_URL for this process and its children. */
export async function prepareDatabase(): Promise<OpenDatabase> {
  const database = await step("数据库", async (note) => {
    const opened = await openDatabase(note);
    return { detail: opened.description, value: opened };
  });
  try {
    process.env.DATABASE_URL = database.url;
    await step("结构", (note) => migrated(database.url, note));
    await step("内容", seeded);
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

async function seeded(note: (text: string) => void) {
  note("正在检查");
  try {
    const { seeded: fresh, counts } = await seed(note);
    const { articles, channels, zones } = counts;
    return { detail: fresh ? `写入稿件 ${articles} 篇、栏目 ${channels} 个、开发区 ${zones} 家` : "已有内容，未改动", value: undefined };
  } finally {
    await disconnect();
  }
}
