import type { OpenDatabase } from "#bin/database.ts";
import { Fault } from "#bin/startup/fault.mjs";

export async function openEmbedded(folder: string, _note: (text: string) => void): Promise<OpenDatabase> {
  throw new Fault({ cause: `${folder} 的内置数据库尚不可用`, cure: "设置 DATABASE_URL" });
}
