import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Fault, fileFault } from "./fault.mjs";

/** Whether a process lives; a zombie still has a pid and counts as dead. @param {number} pid */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false;
  }
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}

/** @param {string} path */
function holderOf(path) {
  try {
    return Number(readFileSync(join(path, "pid"), "utf8"));
  } catch {
    try {
      // Between mkdir and the writing of its pid the holder is nameless for a moment.
      return Date.now() - statSync(path).mtimeMs < 3_000 ? -1 : 0;
    } catch {
      return 0;
    }
  }
}

/**
 * A lock that is a directory: making it is atomic everywhere, and one left by a dead process is taken over.
 * @param {string} path
 * @param {{ waitMs?: number, busy: (pid: number) => Fault }} options
 * @returns {Promise<() => void>} the release, safe to call twice
 */
export async function takeLock(path, { waitMs = 0, busy }) {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      mkdirSync(path);
      try {
        writeFileSync(join(path, "pid"), String(process.pid));
      } catch (error) {
        rmSync(path, { recursive: true, force: true });
        throw error;
      }
      let held = true;
      const release = () => {
        if (!held) return;
        held = false;
        rmSync(path, { recursive: true, force: true });
      };
      process.once("exit", release);
      return release;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== "EEXIST") throw fileFault(error, dirname(path)) ?? error;
    }
    const holder = holderOf(path);
    if (holder === 0 || (holder > 0 && !isAlive(holder))) {
      const aside = `${path}.${process.pid}.${Date.now()}`;
      try {
        renameSync(path, aside);
        rmSync(aside, { recursive: true, force: true });
      } catch {}
      continue;
    }
    if (Date.now() >= deadline) throw busy(holder);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
