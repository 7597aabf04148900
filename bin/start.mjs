import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeFault, Fault } from "./startup/fault.mjs";
import { takeLock } from "./startup/lock.mjs";
import { ensurePackages } from "./startup/packages.mjs";
import { demandFreePort } from "./startup/port.mjs";
import { continueIn, demandAnyNode, root } from "./startup/runtime.mjs";
import { say } from "./startup/steps.mjs";

/** The port as it is going to be; a value that makes no sense is named later, together with all others. */
async function checkPort() {
  if (existsSync(join(root, ".env"))) process.loadEnvFile?.(join(root, ".env"));
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) await demandFreePort(port, process.env.HOST || undefined);
}

try {
  demandAnyNode();
  say(process.argv.includes("--dev") ? "门户（开发模式）" : "门户");
  const release = await takeLock(join(root, ".starting"), {
    busy: (pid) => new Fault({ cause: `本站正在由另一个进程（${pid}）启动`, cure: "等它启动完成，或先停止它", command: `ps -p ${pid}` }),
  });
  await checkPort();
  await ensurePackages();
  process.exitCode = await continueIn("bin/startup/start.ts", process.argv.slice(2), (message) => message === "ready" && release());
  release();
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
}
