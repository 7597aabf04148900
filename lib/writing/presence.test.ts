import { expect, test } from "vitest";
import { presenceWords } from "#lib/writing/presence.ts";

test("who writes is said before who reads, and one's own other window before strangers who only look", () => {
  const reads = { name: "甲", writing: false, me: false };
  const writes = { name: "乙", writing: true, me: false };
  const mine = { name: "我", writing: true, me: true };
  expect(presenceWords([])).toBeNull();
  expect(presenceWords([reads])).toBe("甲正在查看");
  expect(presenceWords([reads, mine])).toBe("你在另一个窗口也打开了这篇稿件");
  expect(presenceWords([reads, writes, mine])).toBe("乙正在编辑");
});
