import { spawn } from "node:child_process";
import { join } from "node:path";
import { checkArchitecture } from "#bin/check-architecture.ts";
import { checkFloors } from "#bin/check-floors.mjs";
import { root } from "#bin/startup/runtime.mjs";

export type Check = { name: string; run(): Promise<string[]> };

/** A tool's output when it is not content, nothing when it is. */
function tool(script: string, ...args: string[]): () => Promise<string[]> {
  return () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
        cwd: root,
        env: { ...process.env, NO_COLOR: "1", NODE_OPTIONS: "", NEXT_TELEMETRY_DISABLED: "1" },
      });
      let output = "";
      child.stdout.on("data", (chunk) => (output += chunk));
      child.stderr.on("data", (chunk) => (output += chunk));
      child.on("error", (error) => resolve([String(error)]));
      child.on("close", (code) => resolve(code === 0 ? [] : output.trim().split("\n")));
    });
}

/** The shape of the house; none of them needs a database or a network. */
export const checks: Check[] = [
  {
    name: "类型",
    // A fresh clone has no types of its addresses yet.
    run: async () => {
      const faults = await tool("next/dist/bin/next", "typegen")();
      return faults.length > 0 ? faults : tool("typescript/bin/tsc", "--noEmit", "-p", ".")();
    },
  },
  { name: "规范", run: tool("@biomejs/biome/bin/biome", "check", "--diagnostic-level=error", "--max-diagnostics=40", ".") },
  { name: "结构", run: async () => checkArchitecture() },
  { name: "版本下限", run: async () => checkFloors() },
  { name: "无用代码", run: tool("knip/bin/knip.js", "--no-progress") },
];
