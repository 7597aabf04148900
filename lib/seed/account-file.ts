import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/env.ts";

/** An account of the demonstration; `secret` is that of its second factor, in base32. */
export type DemoAccount = { role: string; name: string; email: string; password: string; secret: string | null };

const file = () => join(env().DATA_DIR, "demo-accounts.json");

/** Only the owner of the process can read it. */
export function writeAccountFile(accounts: readonly DemoAccount[]): void {
  mkdirSync(env().DATA_DIR, { recursive: true });
  rmSync(file(), { force: true });
  writeFileSync(file(), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}

export function readAccountFile(): DemoAccount[] {
  try {
    return JSON.parse(readFileSync(file(), "utf8")) as DemoAccount[];
  } catch {
    return [];
  }
}

export function removeAccountFile(): void {
  rmSync(file(), { force: true });
}
