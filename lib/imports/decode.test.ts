import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";

const page = (charset: string) =>
  `<html><head><meta charset="${charset}"><title>园区工作会议</title></head><body><p>会议回顾了前三个月的建设进度，部署下一阶段的重点任务。</p></body></html>`;
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

test("UTF-8 bytes declared as gb2312 are read as UTF-8", () => {
  expect(decode(utf8(page("gb2312")))).toMatchObject({
    charset: "utf-8",
    declared: "gb18030",
    mended: true,
    text: expect.stringContaining("园区工作会议"),
  });
});

test("GBK bytes declared as UTF-8, and Big5 bytes, are told by their characters", () => {
  expect(decode(fixture("declared-wrong.html"))).toMatchObject({
    charset: "gb18030",
    declared: "utf-8",
    mended: true,
    text: expect.stringContaining("公共实验室"),
  });
  expect(decode(fixture("traditional-big5.html"))).toMatchObject({ charset: "big5", mended: false, text: expect.stringContaining("產業園") });
  expect(decode(fixture("table-layout-2005.htm"))).toMatchObject({ charset: "gb18030", mended: false, text: expect.stringContaining("管理委员会") });
});

test("UTF-16 is read with and without its mark, UTF-8 without its mark in the text", () => {
  for (const order of ["le", "be"] as const) {
    expect(decode(utf16(`\ufeff${page("unicode")}`, order))).toMatchObject({ charset: `utf-16${order}`, text: expect.stringMatching(/^<html>/) });
    expect(decode(utf16(`<html><head><title>plain letters in a head of some length</title></head>${page("unicode")}`, order))).toMatchObject({
      charset: `utf-16${order}`,
    });
  }
  expect(decode(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8("正文")]))).toMatchObject({ charset: "utf-8", text: "正文" });
});

test("a page that was cut inside a character stays UTF-8", () => {
  expect(decode(utf8(page("utf-8").repeat(20)).subarray(0, 801))).toMatchObject({ charset: "utf-8" });
});

test.each([
  ["empty", new Uint8Array()],
  ["empty", utf8(" \n ")],
  ["binary", utf8("%PDF-1.7 …")],
  ["binary", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ["binary", Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 256)],
  ["archive", utf8('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="x"')],
])("what is no page is refused as %s", (fault, bytes) => expect(decode(bytes)).toBe(fault));
