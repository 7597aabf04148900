import { describe, expect, test } from "vitest";
import { findDates, readMachineDate, toDate } from "./dates.ts";

const iso = (text: string, short = false) => findDates(text, short).map((stamp) => toDate(stamp)?.toISOString() ?? `${stamp.month}-${stamp.day}`);

describe("findDates", () => {
  test.each([
    ["发布时间:2018年08月22日 11:41", "2018-08-22T03:41:00.000Z"],
    ["2010-7-1 11:36:00 来源", "2010-07-01T03:36:00.000Z"],
    ["2024 03-20 09:09:51", "2024-03-20T01:09:51.000Z"],
    ["2019年06月15日08:18", "2019-06-15T00:18:00.000Z"],
    ["2015/8/19 9:14:51", "2015-08-19T01:14:51.000Z"],
    ["2019-09-3007:42", "2019-09-29T23:42:00.000Z"],
    ["2019-09-18T06:23:00Z", "2019-09-18T06:23:00.000Z"],
    ["2019-09-18T06:23:00+08:00", "2019-09-17T22:23:00.000Z"],
    ["二〇一八年八月二十二日", "2018-08-21T16:00:00.000Z"],
    ["2016年3月7日 星期一 下午4:40", "2016-03-07T08:40:00.000Z"],
    ["2019.10.08", "2019-10-07T16:00:00.000Z"],
  ])("%s", (text, expected) => expect(iso(text)).toEqual([expected]));

  test.each(["2019 1.5亿元", "2月30日", "2018-02-30", "电话 010-64870663", "比分 3-2", "1081.53亿元", "京ICP备20170101号"])(
    "%s is no full date",
    (text) => expect(findDates(text)).toEqual([]),
  );

  test("dates without a year or with two digits of it are found on demand", () => {
    expect(findDates("发布时间：10-0812:00")).toEqual([]);
    expect(iso("发布时间：10-0812:00", true)).toEqual(["10-8"]);
    expect(findDates("发布时间：18-03-0823:16", true)).toMatchObject([{ year: 2018, month: 3, day: 8, hour: 23, minute: 16, shortYear: true }]);
  });
});

test("dates for machines", () => {
  expect(toDate(readMachineDate("20180822") ?? { at: 0, end: 0, month: 1, day: 1 })?.toISOString()).toBe("2018-08-21T16:00:00.000Z");
  expect(readMachineDate("1546912800")).toMatchObject({ year: 2019, month: 1, day: 8, hour: 10, minute: 0 });
  expect(readMachineDate("昨天")).toBeNull();
});
