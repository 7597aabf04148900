import { expect, test } from "vitest";
import { openLog } from "#lib/log.ts";

const lines: string[] = [];
const log = openLog("info", { write: (line) => void lines.push(line) });

test("secrets planted at three depths do not reach the log", () => {
  log.info({ password: "canary", request: { cookie: "canary", path: "/" }, caught: { request: { authorization: "canary" } } }, "asked");
  expect(lines.join("")).not.toContain("canary");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", msg: "asked", request: { path: "/" }, password: "[hidden]" });
});
