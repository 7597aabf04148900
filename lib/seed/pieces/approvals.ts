import "server-only";
import { zoneTypes } from "#db/vocabulary.ts";
import { monthLabel } from "#lib/dates.ts";
import { heading, paragraph, table } from "#lib/seed/markup.ts";
import {
  allZones,
  byProvince,
  firstMonth,
  leaders,
  names,
  ofType,
  tally,
  totalArea,
  typeCounts,
  typesPresent,
  yearOf,
} from "#lib/seed/pieces/figures.ts";
import { catalogueNote, type Piece, zoneTable } from "#lib/seed/pieces/piece.ts";

const firstYear = 1984;
const lastYear = 2018;
const detailed = [2015, 2013, 2012, 2010, 2000, 1992, 1991, 1984];
const method = "只统计2018年版目录列入的552家，分期批准的按首次批准年份计。";

function overTime(): Piece {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  const count = (from: number, to = from) => allZones().filter((zone) => yearOf(zone) >= from && yearOf(zone) <= to).length;
  const none = years.filter((year) => count(year) === 0);
  const busiest = tally(allZones(), (zone) => [String(yearOf(zone))])
    .slice(0, 5)
    .map(([year, zones]) => `${year}年${zones}家`)
    .join("、");
  const summary = `2018年版目录列入的552家国家级开发区，批准时间从${firstYear}年延续到${lastYear}年，前后${lastYear - firstYear + 1}年。批准较多的年份是${busiest}。`;
  const phases = `分段看，${firstYear}—1990年批准${count(firstYear, 1990)}家，1991—1995年${count(1991, 1995)}家，1996—1999年${count(1996, 1999)}家，2000—2009年${count(2000, 2009)}家，2010—2015年${count(2010, 2015)}家，2016—2018年${count(2016, 2018)}家。${none.map((year) => `${year}年`).join("、")}没有列入目录的开发区获批。`;
  const rows = years.map((year) => {
    const zones = allZones().filter((zone) => yearOf(zone) === year);
    return [`${year}年`, zones.length, ...zoneTypes.map((type) => ofType(zones, type).length)];
  });
  const total = ["合计", allZones().length, ...zoneTypes.map((type) => ofType(allZones(), type).length)];
  return {
    slug: "approvals",
    channelSlug: "insights",
    title: `${firstYear}—${lastYear}年：国家级开发区是怎样一批批设立的`,
    summary,
    html: [
      paragraph(summary),
      paragraph(phases),
      paragraph(`说明：${method}`),
      table("各年批准的国家级开发区（家）", ["年份", "合计", ...zoneTypes], [...rows, total]),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: ["国家级开发区", "批准时间"],
  };
}

function oneYear(year: number): Piece {
  const zones = allZones().filter((zone) => yearOf(zone) === year);
  const byMonth = tally(zones, (zone) => [firstMonth(zone)]);
  const most = byMonth[0]?.[1] ?? 0;
  const busiest = byMonth
    .filter(([, count]) => count === most)
    .map(([month]) => month)
    .sort()
    .map(monthLabel);
  const provinces = byProvince(zones);
  const summary = `2018年版目录列入的国家级开发区中，${zones.length}家在${year}年批准${typesPresent(zones).length === 1 ? `，均为${zones[0]?.type}` : `，其中${typeCounts(zones)}`}，核准面积合计${totalArea(zones)}公顷。`;
  const when =
    byMonth.length === 1
      ? `批准时间都在${busiest.join("")}。`
      : `批准时间分布在${byMonth.length}个月份，最集中的是${busiest.join("和")}，${busiest.length > 1 ? "各" : ""}${most}家。`;
  const where = `按省份看，这些开发区分布在${provinces.length}个省份，${leaders(provinces, 4)}。`;
  const staged = zones.filter((zone) => zone.approvedMonths.length > 1);
  const note = staged.length > 0 ? `其中${names(staged)}分两期批准，本文按首次批准时间计。` : "";
  const tables = typesPresent(zones).flatMap((type) => {
    const group = ofType(zones, type);
    return [heading(`${type}（${group.length}家）`), zoneTable(`${year}年批准的${type}`, group)];
  });
  return {
    slug: `approvals:${year}`,
    channelSlug: "insights",
    title: `${year}年批准的国家级开发区：${zones.length}家名录`,
    summary,
    html: [paragraph(summary), paragraph(when + where + note), ...tables].join("\n"),
    sourceNote: `${catalogueNote}${method}`,
    keywords: ["国家级开发区", "批准时间", `${year}年`],
  };
}

export function approvalPieces(): Piece[] {
  return [overTime(), ...detailed.map(oneYear)];
}
