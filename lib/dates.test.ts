import { expect, test } from "vitest";
import {
  briefTime,
  dayLabel,
  inputTime,
  longDayLabel,
  lunarDay,
  machineTime,
  minuteLabel,
  monthLabel,
  parseInputTime,
  pubDate,
  shortDayLabel,
  since,
  weekday,
  yearOf,
} from "./dates.ts";

const seed = new Date("2018-08-22T03:41:00Z");
const newYear = new Date("2026-12-31T16:00:00Z");

test("dates are those of Shanghai", () => {
  expect(minuteLabel(seed)).toBe("2018年08月22日 11:41");
  expect(pubDate(seed)).toBe("2018-08-22 11:41");
  expect(machineTime(seed)).toBe("2018-08-22T11:41:00+08:00");
  expect(dayLabel(newYear)).toBe("2027-01-01");
  expect(yearOf(newYear)).toBe(2027);
  expect(longDayLabel(seed)).toBe("2018年8月22日");
  expect(shortDayLabel(seed, new Date("2018-12-01"))).toBe("08-22");
  expect(shortDayLabel(seed, newYear)).toBe("2018-08-22");
  expect(monthLabel("2013-03")).toBe("2013年3月");
});

test("a chosen time is read by the clock of Shanghai, and nothing else is one", () => {
  expect(parseInputTime(inputTime(seed))?.toISOString()).toBe("2018-08-22T03:41:00.000Z");
  expect(["", "2018-08-22", "2018-13-40T99:99", "2018-08-22T11:41Z"].map(parseInputTime)).toEqual([null, null, null, null]);
});

test("weekday and lunar day come from the calendar", () => {
  const day = new Date("2026-11-24T04:00:00Z");
  expect(weekday(day)).toBe("星期二");
  expect(lunarDay(day)).toBe("农历十月十六");
  expect(lunarDay(new Date("2026-02-17T04:00:00Z"))).toBe("农历正月初一");
});

test("a list says the hour today, 昨天, then the day", () => {
  const now = new Date("2026-11-24T04:00:00Z");
  expect(briefTime(new Date("2026-11-24T02:12:00Z"), now)).toBe("10:12");
  expect(briefTime(new Date("2026-11-23T00:12:00Z"), now)).toBe("昨天");
  expect(briefTime(new Date("2026-11-20T02:12:00Z"), now)).toBe("11-20");
});

test("how long is said in the two largest units", () => {
  const now = new Date("2026-11-24T04:00:00Z");
  const ago = (minutes: number) => since(new Date(now.getTime() - minutes * 60_000), now);
  expect([0, 40, 180, 1_440, 1_680, 20_000].map(ago)).toEqual(["0分钟", "40分钟", "3小时", "1天", "1天4小时", "13天"]);
});
