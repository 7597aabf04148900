import { seconds } from "#bin/startup/steps.mjs";
import { checks } from "#bin/testing/checks.ts";

/** Runs every check and shows all that is wrong, not only the first. */
for (const check of checks) {
  const started = performance.now();
  const faults = await check.run();
  process.stdout.write(`${faults.length === 0 ? "✓" : "✗"} ${check.name}（${seconds(started)}）\n`);
  for (const fault of faults) process.stdout.write(`    ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
