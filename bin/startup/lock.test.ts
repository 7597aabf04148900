import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Fault } from "#bin/startup/fault.mjs";
import { isAlive, takeLock } from "#bin/startup/lock.mjs";

const folder = mkdtempSync(join(tmpdir(), "锁 测试-"));
afterAll(() => rmSync(folder, { recursive: true }));
const busy = (pid: number) => new Fault({ cause: `held by ${pid}`, cure: "wait" });

test("a lock held by a living process refuses, and says who holds it", async () => {
  const path = join(folder, "held");
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  mkdirSync(path);
  writeFileSync(join(path, "pid"), String(other.pid));
  await expect(takeLock(path, { busy })).rejects.toThrow(`held by ${other.pid}`);
  other.kill("SIGKILL");
  await new Promise((resolve) => other.on("close", resolve));
  const release = await takeLock(path, { busy });
  expect(readFileSync(join(path, "pid"), "utf8")).toBe(String(process.pid));
  release();
  release();
  expect(existsSync(path)).toBe(false);
});

test("of many at once one holds it at a time", async () => {
  const path = join(folder, "raced");
  let inside = 0;
  let most = 0;
  const visit = async () => {
    const release = await takeLock(path, { waitMs: 20_000, busy });
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    release();
  };
  await Promise.all(Array.from({ length: 5 }, visit));
  expect(most).toBe(1);
});

test("a file in the place of the folder is named, not waited for", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  await expect(takeLock(join(file, "lock"), { busy })).rejects.toThrow("应当是目录");
});

test("a process that has ended is not alive", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  expect(isAlive(pid)).toBe(false);
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(Number.NaN)).toBe(false);
});
