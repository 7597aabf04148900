import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeFault, Fault } from "./startup/fault.mjs";
import { ensurePackages } from "./startup/packages.mjs";
import { continueIn, demandAnyNode, root } from "./startup/runtime.mjs";

try {
  demandAnyNode();
  const [name = "", ...args] = process.argv.slice(2);
  if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, "bin", `${name}.ts`))) {
    throw new Fault({ cause: `没有名为“${name}”的命令`, cure: "可用的命令见 package.json 的 scripts", command: "npm run" });
  }
  await ensurePackages();
  process.exitCode = await continueIn("bin/startup/run.ts", [name, ...args]);
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
}
