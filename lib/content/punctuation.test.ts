import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { restorePunctuation } from "./punctuation.ts";

describe("restorePunctuation", () => {
  test.each([
    ["1081.53亿元,税收", "1081.53亿元，税收"],
    ["33.7%;工业", "33.7%；工业"],
    ["发布时间:2018年08月22日 11:41", "发布时间：2018年08月22日 11:41"],
    ["靠的是什么?“归功于G60", "靠的是什么？“归功于G60"],
    ["1,000", "1,000"],
    ["A:B", "A:B"],
    ["G60 11:41 1081.53", "G60 11:41 1081.53"],
    ["(一)总则", "（一）总则"],
    ["这个早市火了!(3)", "这个早市火了！（3）"],
    ["(1)中国(A)", "（1）中国（A）"],
    ["见 http://a.example/b?c=1,2;d:e,下文", "见 http://a.example/b?c=1,2;d:e，下文"],
    ["Hello, world (again).", "Hello, world (again)."],
  ])("%s", (input, expected) => expect(restorePunctuation(input)).toBe(expected));

  test("is a fixed point of itself", () => {
    const unit = fc.constantFrom("汉", "字", ",", ":", ";", "?", "!", "(", ")", "1", "a", " ", "“", "。", ".", "%", "（", "http://");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => restorePunctuation(restorePunctuation(text)) === restorePunctuation(text)),
      { numRuns: 10_000 },
    );
  });
});
