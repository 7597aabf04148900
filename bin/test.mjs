import { describeFault } from "./startup/fault.mjs";
import { ensurePackages } from "./startup/packages.mjs";
import { continueIn, demandAnyNode } from "./startup/runtime.mjs";

try {
  demandAnyNode();
  await ensurePackages();
  process.exitCode = await continueIn("bin/testing/run.ts", process.argv.slice(2));
} catch (error) {
  process.stderr.write(describeFault(error));
  process.stdout.write("0 passed, 1 failed\n");
  process.exitCode = 1;
}
