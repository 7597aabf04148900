import { expect, test } from "vitest";
import { hasEmptyCount, readClicks } from "./counts.ts";

test.each([
  ["点击量:1101", 1101],
  ["浏览次数：1,286", 1286],
  ["點擊: 2.7W 次", 27_000],
  ["阅读 3.6w", 36_000],
  ["1164次阅读", 1164],
  ["查看: 862 | 回复: 2", 862],
  ["点击：[38]", 38],
  ["瀏覽量：1.2万", 12_000],
])("%s", (text, count) => expect(readClicks(text)).toBe(count));

test.each(["浏览次数：", "浏览次数： 2019-01-01", "评论：0 点击：", "云阅读", "点击进入专题", "阅读全文"])("%s gives no count", (text) =>
  expect(readClicks(text)).toBeNull(),
);

test("a label that a script was to fill is told apart from none", () => {
  expect(hasEmptyCount("发布日期：2016-11-22 浏览次数： 信息来源：省发改委")).toBe(true);
  expect(hasEmptyCount("信息来源：省发改委")).toBe(false);
});
