import { describeFault } from "#bin/startup/fault.mjs";
import { disconnect } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { makeDemoAccounts } from "#lib/seed/accounts.ts";
import { makeExamples } from "#lib/seed/newsroom.ts";
import { seed } from "#lib/seed/seed.ts";

/**
 * Migrates and seeds DATABASE_URL in a process of its own: the caller keeps its connection pool, and its memory small.
 * Tells a parent that listens how far it is, and last what it did.
 */
try {
  await migrate(process.env.DATABASE_URL ?? "");
  const { seeded, counts } = await seed((line) => process.send?.(line));
  if (seeded && (await makeDemoAccounts())) await makeExamples();
  process.send?.(seeded ? `写入稿件 ${counts.articles} 篇、栏目 ${counts.channels} 个、开发区 ${counts.zones} 家` : "已有内容，未改动");
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
} finally {
  await disconnect();
  process.disconnect?.();
}
