import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sourcesHash } from "#bin/startup/build.ts";

const folder = mkdtempSync(join(tmpdir(), "构建 测试-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test("a build is stale when a source has other bytes or another name, and not for its time or for tests", () => {
  write("app/page.tsx", "one");
  write("lib/dates.ts", "two");
  const before = sourcesHash(folder);
  utimesSync(join(folder, "app/page.tsx"), 1, 1);
  write("lib/dates.test.ts", "a test");
  write("docs/operations.md", "a page");
  expect(sourcesHash(folder)).toBe(before);
  write("lib/dates.ts", "three");
  const changed = sourcesHash(folder);
  expect(changed).not.toBe(before);
  renameSync(join(folder, "lib/dates.ts"), join(folder, "lib/times.ts"));
  expect(sourcesHash(folder)).not.toBe(changed);
});
