import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Item } from "./read-file.ts";
import { Reader, usualLimits } from "./reader.ts";

let folder = "";
let reader: Reader;
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const only = (items: Item[]) => {
  expect(items).toHaveLength(1);
  const [item] = items;
  if (!item) throw new Error("no item");
  return item;
};
const prose = "会议回顾了前三个月的建设进度，部署下一阶段的重点任务，并通报了安全检查的情况。";
const page = `<html><head><title>园区召开季度工作会议</title></head><body><h1>园区召开季度工作会议</h1><p>2018-08-22 11:41 来源：园区日报</p><div><p>${prose}</p></div></body></html>`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "reader-"));
});
afterEach(() => reader.close());
afterAll(() => rmSync(folder, { recursive: true }));

test("bad files are told one by one, and a good one after them is read", async () => {
  reader = new Reader({ channelNames: [] });
  expect(only(await reader.read(put("empty.html", "")))).toMatchObject({ fault: { cause: "文件是空的" } });
  expect(only(await reader.read(put("photo.html", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))))).toMatchObject({
    fault: { cause: expect.stringContaining("不是网页") },
  });
  expect(only(await reader.read(join(folder, "none.html")))).toMatchObject({ fault: { cause: "文件不见了" } });
  expect(only(await reader.read(put("row.json", '{"a":')))).toMatchObject({ fault: { cause: "这一行不是 JSON 对象" } });
  expect(only(await reader.read(put("good.html", page)))).toMatchObject({
    reading: { title: "园区召开季度工作会议", source: "园区日报", publishedAt: "2018-08-22T03:41:00.000Z" },
  });
});

test("three thousand nested boxes are read like one", async () => {
  reader = new Reader({ channelNames: [] });
  const nested = page.replace("<div>", "<div>".repeat(3_000)).replace("</div>", "</div>".repeat(3_000));
  expect(only(await reader.read(put("nested.html", nested)))).toMatchObject({ reading: { html: `<p>${prose}</p>` } });
});

test("a page that takes too long is given up, and the next one is read", async () => {
  reader = new Reader({ channelNames: [] }, { ...usualLimits, baseMs: 1_000, bytesPerMs: 1_000_000 });
  const endless = put("endless.html", `<body>${"<div><p>".repeat(450_000)}`);
  expect(only(await reader.read(endless))).toMatchObject({ fault: { cause: "1 秒还没有读完" } });
  expect(only(await reader.read(put("good.html", page)))).toMatchObject({ reading: { title: "园区召开季度工作会议" } });
}, 20_000);

test("a file beyond the limit is not opened", async () => {
  reader = new Reader({ channelNames: [] }, { ...usualLimits, maxBytes: 100 });
  expect(only(await reader.read(put("good.html", page)))).toMatchObject({ fault: { cause: expect.stringContaining("超过 0 MB") } });
});
