import { expect, test } from "vitest";
import { outsideAddress } from "#lib/links/fields.ts";
import { moved } from "#lib/navigation/reorder.ts";

test("only an address of the web is one, and none is allowed", () => {
  const fits = (text: string) => outsideAddress.safeParse(text).success;
  expect(["", " https://www.miit.gov.cn/ ", "http://a.cn/中文?q=1"].map(fits)).toEqual([true, true, true]);
  const foul = ["javascript:alert(1)", "www.a.cn", "//a.cn", "https://", "https://user:pw@a.cn", "ftp://a.cn", "https://a b.cn", "https://localhost"];
  expect(foul.filter(fits)).toEqual([]);
});

test("one step, and none beyond the edge", () => {
  expect(moved([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
  expect(moved([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
  expect([moved([1, 2], 1, -1), moved([1, 2], 2, 1), moved([1, 2], 9, 1)]).toEqual([null, null, null]);
});
