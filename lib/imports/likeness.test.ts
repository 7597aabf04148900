import { expect, test } from "vitest";
import { likeness } from "./likeness.ts";

test("likeness is the share of the shorter text found in the longer one", () => {
  const text = "会议回顾了前三个月的建设进度，部署下一阶段的重点任务。";
  expect(likeness(text, `${text}（记者 文溪）`)).toBe(1);
  expect(likeness(text, text.replaceAll("，", ","))).toBe(1);
  expect(likeness(text, "公共实验室配有检测设备四十六台，面向企业开放。")).toBeLessThan(0.1);
  expect(likeness("", "")).toBe(1);
});
