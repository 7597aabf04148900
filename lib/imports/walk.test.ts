import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { walk } from "./walk.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "walk 测试-"));
  mkdirSync(join(folder, "2018/page_files"), { recursive: true });
  for (const name of ["2018/page.html", "2018/page_files/frame.html", "2018/a10.htm", "2018/a9.htm", "2018/logo.png", "notes.txt"])
    writeFileSync(join(folder, name), "x");
  symlinkSync(folder, join(folder, "2018/again"));
  symlinkSync("circle-b", join(folder, "circle-a"));
  symlinkSync("circle-a", join(folder, "circle-b"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a folder gives its pages once and in order, without what belongs to a saved page", async () => {
  const { files, passedOver, faults } = await walk([folder, join(folder, "2018/page.html")]);
  expect(files.map((file) => relative(folder, file))).toEqual(["2018/a9.htm", "2018/a10.htm", "2018/page.html", "notes.txt"]);
  expect(passedOver).toBe(1);
  expect(faults.map(({ cause }) => cause)).toEqual(["符号链接绕成了圈", "符号链接绕成了圈"]);
});

test("a missing path and a device are faults with a cure; a file named by itself is taken whatever its name", async () => {
  const { files, faults } = await walk([join(folder, "none.html"), "/dev/null", join(folder, "2018/logo.png")]);
  expect(faults).toMatchObject([{ cause: "没有这个文件或文件夹" }, { cause: expect.stringContaining("不是普通文件") }]);
  expect(files).toEqual([join(folder, "2018/logo.png")]);
});
