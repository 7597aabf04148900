import { describe, expect, test } from "vitest";
import { qrPath } from "./qr.ts";
import { shareLinks } from "./share-links.ts";

describe("shareLinks", () => {
  test("values survive a round trip", () => {
    const input = { title: "“营商环境”&<b>#1", url: "https://example.cn/articles/1?a=b&c=d#e" };
    for (const link of shareLinks(input)) {
      const { searchParams } = new URL(link.href);
      expect(searchParams.get("title")).toBe(input.title);
      expect(searchParams.get("url")).toBe(input.url);
    }
  });
});

describe("qrPath", () => {
  test("draws the three finder patterns", () => {
    const { size, path } = qrPath("https://example.cn/articles/1");
    expect(size).toBeGreaterThanOrEqual(21);
    for (const corner of ["M0 0h7v1h-7z", `M${size - 7} 0h7v1h-7z`, `M0 ${size - 1}h7v1h-7z`]) expect(path).toContain(corner);
  });
});
