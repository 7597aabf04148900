import { describe, expect, test } from "vitest";
import { zoneCsv } from "./csv.ts";
import { findMentions } from "./mentions.ts";
import { provinces } from "./regions.ts";

const named = [
  { id: 1, name: "松江经济技术开发区" },
  { id: 2, name: "上海松江出口加工区及B区" },
  { id: 3, name: "天津经济技术开发区" },
];

describe("findMentions", () => {
  test("short forms count, the district of the same name does not", () => {
    expect(findMentions("松江经济技术开发区、松江经开区和松江开发区", named)).toEqual([{ zoneId: 1, count: 3 }]);
    expect(findMentions("松江区政府", named)).toEqual([]);
  });
  test("the longer name is not counted as the shorter", () => {
    expect(findMentions("上海松江出口加工区及B区", named)).toEqual([{ zoneId: 2, count: 1 }]);
  });
  test("a form that two zones share names neither", () => {
    expect(
      findMentions("某某开发区", [
        { id: 1, name: "某某经济技术开发区" },
        { id: 2, name: "某某开发区" },
      ]),
    ).toEqual([{ zoneId: 2, count: 1 }]);
  });
});

test("no two provinces share a cell of the grid", () => {
  expect(new Set(provinces.map((province) => province.cell.join())).size).toBe(34);
});

test("a cell that a spreadsheet would run is quoted", () => {
  const row = {
    number: 1,
    code: "G1",
    name: "=1+1",
    province: 'a"b',
    level: "国家级",
    type: "其他",
    approvedMonths: ["2000-04", "2002-12"],
    areaHectares: "5777.00",
    industries: ["甲", "乙"],
    underConstruction: false,
  };
  expect(zoneCsv([row]).split("\r\n")[1]).toBe(`1,G1,'=1+1,"a""b",国家级,其他,2000-04/2002-12,5777,甲、乙`);
});
