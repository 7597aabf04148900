import { type OpenDatabase, openDatabase } from "#bin/database.ts";
import { describeFault } from "#bin/startup/fault.mjs";
import { loadSettings } from "#bin/startup/settings.ts";
import { say, seconds, step } from "#bin/startup/steps.mjs";
import { stages, stopPrograms } from "#bin/testing/stages.ts";

const started = performance.now();
let passed = 0;
let failed = 0;

async function runStages(): Promise<void> {
  for (const { name, run } of stages) {
    const { problems } = await step(name, async (note) => {
      const outcome = await run(note);
      passed += outcome.passed;
      failed += outcome.failed;
      return { detail: outcome.failed ? `通过 ${outcome.passed}，未通过 ${outcome.failed}` : `通过 ${outcome.passed}`, value: outcome };
    }).catch((error) => {
      failed++;
      return { problems: describeFault(error).split("\n") };
    });
    for (const line of problems) say(`    ${line}`);
  }
}

let database: OpenDatabase | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, async () => {
    stopPrograms();
    await database?.close().catch(() => {});
    process.exit(1);
  });
}
try {
  loadSettings();
  database = await step("数据库", async (note) => {
    const opened = await openDatabase(note);
    return { detail: opened.description, value: opened };
  });
  process.env.DATABASE_URL = database.url;
  await runStages();
} catch (error) {
  failed++;
  process.stderr.write(describeFault(error));
} finally {
  await database?.close();
}
say(`  共 ${seconds(started)}`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);
