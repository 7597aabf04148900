import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describeFault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import type { Verification } from "#bin/verify/verification.ts";

/** The verifications; the other files of the folder are what they share. */
async function loadAll(): Promise<Map<string, Verification>> {
  const files = readdirSync(join(root, "bin/verify"))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .sort();
  const modules = await Promise.all(files.map((file) => import(`#bin/verify/${file}`) as Promise<{ default?: Verification }>));
  return new Map(modules.flatMap(({ default: found }) => (found ? [[found.name, found]] : [])));
}

async function main([name, ...args]: string[]): Promise<number> {
  const all = await loadAll();
  if (!name) {
    for (const each of all.values()) process.stdout.write(`${each.name.padEnd(12)}${each.promise}\n`);
    process.stdout.write("\n运行一项：npm run verify -- 名称\n");
    return 0;
  }
  const chosen = all.get(name);
  if (!chosen) {
    process.stderr.write(`\n  ✗ 原因：没有名为“${name}”的核验\n    解决：可用的有 ${[...all.keys()].join("、")}\n    命令：npm run verify\n`);
    return 1;
  }
  const started = performance.now();
  const { figure, ok, lines = [] } = await chosen.run(args);
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`${ok ? "✓" : "✗"} ${name}：${figure}（${((performance.now() - started) / 1000).toFixed(1)} s）\n`);
  return ok ? 0 : 1;
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exit(1);
}
