import { spawn } from "node:child_process";
import { join } from "node:path";
import { describeFault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { loadSettings } from "#bin/startup/settings.ts";

/** Commands that need no database, or start one of their own. */
const alone = new Set(["check", "check-architecture", "check-floors", "verify", "bench"]);

const [name = "", ...args] = process.argv.slice(2);

async function main(): Promise<number> {
  loadSettings();
  if (alone.has(name)) return runCommand();
  const { prepareDatabase } = await import("#bin/startup/prepare.ts");
  const database = await prepareDatabase();
  try {
    return await runCommand();
  } finally {
    await database.close();
  }
}

function runCommand(): Promise<number> {
  const child = spawn(process.execPath, ["--conditions=react-server", join(root, "bin", `${name}.ts`), ...args], { cwd: root, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main().catch((error) => {
  process.stderr.write(describeFault(error));
  return 1;
});
process.disconnect?.();
