import { describe, expect, test } from "vitest";
import { checkFloors, lockFaults, reaches } from "#bin/check-floors.mjs";

const sound = { version: "16.4.6", integrity: "sha512-abc" };

describe("reaches", () => {
  test.each([
    ["16.4.6", "16.4.5", true],
    ["16.4.5", "16.4.5", true],
    ["16.4.4", "16.4.5", false],
    ["16.10.0", "16.9.9", true],
    ["5.0.0-beta.32", "5.0.0-beta.32", true],
    ["5.0.0-beta.4", "5.0.0-beta.32", false],
    ["5.0.0", "5.0.0-beta.32", true],
    ["5.0.0-beta.99", "5.0.0", false],
  ])("%s against %s: %s", (version, floor, expected) => expect(reaches(version, floor)).toBe(expected));
});

describe("lockFaults", () => {
  test("finds nothing in a sound lock", () => expect(lockFaults({ "": {}, "node_modules/next": sound }, { next: "16.4.5" }, {})).toEqual([]));
  test("finds an old copy below another package", () =>
    expect(lockFaults({ "node_modules/a/node_modules/next": { ...sound, version: "16.4.4" } }, { next: "16.4.5" }, {})).toHaveLength(1));
  test.each([
    ["no checksum", { version: "1.0.0" }],
    ["a weak checksum", { version: "1.0.0", integrity: "sha1-abc" }],
    ["a git origin", { ...sound, resolved: "git+ssh://git@example.com/x.git" }],
    ["plain http", { ...sound, resolved: "http://example.com/x.tgz" }],
    ["a package of another platform that is not listed", { ...sound, optionalDependencies: { "x-darwin": "1.0.0" } }],
    ["an undecided install script", { ...sound, hasInstallScript: true }],
  ])("refuses %s", (_, entry) => expect(lockFaults({ "node_modules/x": entry }, {}, {})).toHaveLength(1));
  test("accepts an install script that was decided on", () =>
    expect(lockFaults({ "node_modules/x": { ...sound, hasInstallScript: true } }, {}, { x: false })).toEqual([]));
});

test("a checksum may be absent only for another platform", () => {
  const bare = { version: "1.0.0", optional: true, cpu: ["x64"] };
  const faults = lockFaults({ "node_modules/x-darwin": { ...bare, os: ["darwin"] }, "node_modules/x-linux": { ...bare, os: ["linux"] } }, {}, {});
  expect(faults).toEqual(["node_modules/x-linux 没有 sha512 校验值"]);
});

test("our own lock file has no fault", () => expect(checkFloors()).toEqual([]));
