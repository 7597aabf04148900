import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pending = new Set<() => void>();
let listening = false;

/** Runs the clean-up when the process ends without having called it; it must not wait for anything. */
export function beforeExit(cleanUp: () => void): () => void {
  if (!listening) {
    listening = true;
    process.once("exit", () => {
      for (const each of [...pending].reverse()) each();
    });
    // Who listens already has something to end in good order, and exits after it.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
  }
  const once = () => {
    if (pending.delete(once)) cleanUp();
  };
  pending.add(once);
  return once;
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "cadz-portal-"));
  return { path, remove: beforeExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })) };
}
