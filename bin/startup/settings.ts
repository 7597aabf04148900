import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "#bin/startup/runtime.mjs";
import { env } from "#lib/env.ts";

/** Reads .env (what the environment already says wins) and refuses settings that make no sense. */
export function loadSettings() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return env();
}
