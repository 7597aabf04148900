import { expect, test } from "vitest";
import { punctuate, stripPinyin, withoutDebris } from "./clean.ts";

test("syllables left by a converter go, notes for readers stay", () => {
  expect(stripPinyin("綏芬河綜合保稅區(qū)")).toBe("綏芬河綜合保稅區");
  expect(stripPinyin("當(dāng)日，通過(guò)國(guó)務(wù)院驗(yàn)收")).toBe("當日，通過國務院驗收");
  expect(stripPinyin("亳(bó)州开发区")).toBe("亳(bó)州开发区");
  expect(stripPinyin("图一(a)和图二(b)")).toBe("图一(a)和图二(b)");
});

test("a page is cleaned of them only when they are many", () => {
  expect(withoutDebris("時(shí)間 亳(bó)州")).toBe("時(shí)間 亳(bó)州");
  expect(withoutDebris("時(shí)間：區(qū)內(nèi)")).toBe("時間：區內");
});

test("punctuation becomes Chinese in Chinese lines only", () => {
  expect(punctuate("税收82.97亿元,同比增长33.7%;其中")).toBe("税收82.97亿元，同比增长33.7%；其中");
  expect(punctuate("The zone (开发区, kaifaqu) was opened, as planned: in May.")).toBe("The zone (开发区, kaifaqu) was opened, as planned: in May.");
});
