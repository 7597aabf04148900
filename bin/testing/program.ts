import { spawn } from "node:child_process";
import { root } from "#bin/startup/runtime.mjs";

export type Outcome = { ok: boolean; output: string };

/** Runs a program of ours under this Node and keeps what it says. */
export function runNode(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  return runProgram(process.execPath, args, { NODE_OPTIONS: "", ...environment });
}

export function runProgram(file: string, args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(file, args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", stop);
      resolve({ ok: code === 0, output });
    });
  });
}
