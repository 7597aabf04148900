import { expect, test } from "vitest";
import { mourningAt } from "#lib/settings/mourning.ts";
import { SiteSettings } from "#lib/settings/schema.ts";
import { parseSection, sections } from "#lib/settings/sections.ts";

const read = (key: string, given: Record<string, string>) => {
  const section = sections.find((each) => each.key === key);
  if (!section) throw new Error("no section");
  const { values, error } = parseSection(section, (name) => given[name] ?? "");
  return values ?? Object.fromEntries((error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message]));
};

test("every setting stands in the form once", () => {
  const keys = sections.flatMap((section) => section.fields.map((field) => field.key));
  expect(keys.toSorted()).toEqual(Object.keys(SiteSettings.shape).toSorted());
});

test("an empty field is absent, and what is wrong is said in Chinese", () => {
  expect(read("identity", { siteName: "  ", organizer: " 协会 " })).toEqual({ organizer: "协会" });
  expect(read("contact", { email: "x", postcode: "1" })).toEqual({ email: expect.stringContaining("邮箱"), postcode: "邮政编码是6位数字" });
  expect(read("social", { wechatQrUrl: "https://elsewhere.cn/a.png", qqGroupUrl: "javascript:alert(1)" })).toEqual({
    wechatQrUrl: expect.stringContaining("本站图片"),
    qqGroupUrl: expect.stringContaining("网址"),
  });
});

test("mourning has a beginning and an end, by the clock of Shanghai", () => {
  expect(read("reading", { paragraphStyle: "gap", mourningFrom: "2026-12-13T00:00", mourningTo: "2026-12-14T00:00" })).toEqual({
    paragraphStyle: "gap",
    mourningFrom: "2026-12-12T16:00:00.000Z",
    mourningTo: "2026-12-13T16:00:00.000Z",
  });
  expect(read("reading", { mourningFrom: "2026-12-13T00:00" })).toHaveProperty("mourningTo");
  expect(read("reading", { mourningFrom: "2026-12-13T00:00", mourningTo: "2026-12-13T00:00" })).toEqual({ mourningTo: "结束时间应晚于开始时间" });
  expect(read("reading", { mourningFrom: "soon", mourningTo: "2026-12-13T00:00" })).toEqual({ mourningFrom: "请选择日期和时间" });
});

test("pages are grey from the first moment to the last, and know when that changes", () => {
  const schedule = { mourningFrom: "2026-12-12T16:00:00.000Z", mourningTo: "2026-12-13T16:00:00.000Z" };
  const at = (time: string) => mourningAt(schedule, new Date(time));
  expect(at("2026-12-12T15:59:59Z")).toEqual({ grey: false, until: new Date(schedule.mourningFrom) });
  expect(at("2026-12-12T16:00:00Z")).toEqual({ grey: true, until: new Date(schedule.mourningTo) });
  expect(at("2026-12-13T16:00:00Z")).toEqual({ grey: false, until: null });
  expect(mourningAt({ mourningFrom: schedule.mourningFrom }, new Date())).toEqual({ grey: false, until: null });
});
