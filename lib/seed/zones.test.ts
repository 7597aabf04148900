import { expect, test } from "vitest";
import { catalogueZones, parseCatalogue } from "#lib/seed/zones.ts";
import { provinces } from "#lib/zones/regions.ts";

const zones = catalogueZones();
const ofType = (type: string) => zones.filter((zone) => zone.type === type);

test("the catalogue of 2018 is whole", () => {
  expect(zones.map((zone) => zone.number)).toEqual(Array.from({ length: 552 }, (_, at) => at + 1));
  expect(new Set(zones.map((zone) => zone.code)).size).toBe(552);
  expect(new Set(zones.map((zone) => zone.name)).size).toBe(552);
  expect(
    ["经济技术开发区", "高新技术产业开发区", "海关特殊监管区域", "边境/跨境经济合作区", "其他类型开发区"].map((type) => ofType(type).length),
  ).toEqual([219, 156, 135, 19, 23]);
});

test("every zone lies in a known province, and its code says which", () => {
  const known = provinces.map((province) => province.name);
  const prefixes = new Map<string, Set<string>>();
  for (const zone of zones) {
    expect(known).toContain(zone.province);
    prefixes.set(zone.province, (prefixes.get(zone.province) ?? new Set()).add(zone.code.slice(1, 3)));
  }
  expect(prefixes.size).toBe(31);
  expect([...prefixes.values()].every((codes) => codes.size === 1)).toBe(true);
});

test("areas, months and industries keep what is printed", () => {
  expect(zones.find((zone) => zone.code === "G311084")).toEqual({
    number: zones.find((zone) => zone.code === "G311084")?.number,
    code: "G311084",
    name: "松江经济技术开发区",
    province: "上海市",
    level: "国家级",
    type: "经济技术开发区",
    approvedMonths: ["2013-03"],
    areaHectares: "5777",
    industries: ["装备制造", "集成电路", "新材料"],
    underConstruction: false,
  });
  expect(zones.filter((zone) => zone.underConstruction)).toHaveLength(13);
  expect(zones.filter((zone) => zone.approvedMonths.length === 2)).toHaveLength(2);
  expect(zones.every((zone) => zone.approvedMonths.every((month) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(month)))).toBe(true);
  expect(zones.every((zone) => /^\d+(\.\d{1,2})?$/.test(zone.areaHectares))).toBe(true);
});

test("a malformed line is refused by its number", () => {
  expect(() => parseCatalogue("head\n1,G1,某开发区,北京市,国家级,没有的类型,2000-01,1,电子")).toThrow("line 2");
  expect(() => parseCatalogue("head\n1,G1,某开发区,北京市,国家级,经济技术开发区,2000-01,1,电子,多一列")).toThrow("line 2");
});
