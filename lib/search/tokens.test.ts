import { describe, expect, test } from "vitest";
import { queryTokens, tokenize } from "./tokens.ts";

describe("tokenize", () => {
  test("every character and every pair of Han", () => expect(tokenize("碳中和")).toEqual(["碳", "碳中", "中", "中和", "和"]));
  test("Latin runs whole and split", () => expect(tokenize("GB/T 19001")).toEqual(["gb/t", "gb", "t", "19001"]));
  test("full-width becomes half-width", () => expect(tokenize("Ｇ６０科创")).toContain("g60"));
});

describe("queryTokens", () => {
  test("pairs of a word, the character of a single one", () => {
    expect(queryTokens("营商环境")).toEqual(["营商", "商环", "环境"]);
    expect(queryTokens("会")).toEqual(["会"]);
  });
  test("silly queries give nothing, long ones are cut", () => {
    expect(queryTokens("%%%' OR 1=1 --").every((token) => /^[\p{L}\p{N}./+-]+$/u.test(token))).toBe(true);
    expect(queryTokens("汉".repeat(5000)).length).toBeLessThanOrEqual(40);
    expect(queryTokens("!!!")).toEqual([]);
  });
});
