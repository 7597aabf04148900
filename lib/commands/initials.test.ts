import { expect, test } from "vitest";
import { matchesTyped } from "./initials.ts";

test.each([
  ["松江开发区全面优化营商环境", "sjkfq", true],
  ["松江开发区全面优化营商环境", "yshj", true],
  ["松江开发区全面优化营商环境", "songjiang", true],
  ["松江开发区全面优化营商环境", "营商", true],
  ["松江开发区全面优化营商环境", "bjkfq", false],
  ["G60科创走廊", "g60kc", true],
  ["友情链接", "yqlj", true],
  ["友情链接", "y", false],
  ["日志", "", true],
])("%s is found by %s: %s", (text, typed, found) => expect(matchesTyped(text, typed)).toBe(found));
