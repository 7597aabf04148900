import "server-only";
import { zoneTypes } from "#db/vocabulary.ts";
import { monthLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";
import { type Cell, paragraph, table } from "#lib/seed/markup.ts";
import {
  allZones,
  area,
  byProvince,
  counted,
  extremes,
  firstMonth,
  leaders,
  monthNumber,
  names,
  ofType,
  totalArea,
  typeCounts,
} from "#lib/seed/pieces/figures.ts";
import { catalogueNote, type Piece, zoneTable } from "#lib/seed/pieces/piece.ts";
import type { CatalogueZone } from "#lib/seed/zones.ts";
import { provincesOf, regions } from "#lib/zones/regions.ts";

const keywords = ["国家级开发区", "审核公告目录"];
const catalogue = "《中国开发区审核公告目录》（2018年版）";

function whole(): Piece {
  const zones = allZones();
  const summary = `${catalogue}列入国家级开发区${zones.length}家，核准面积合计${totalArea(zones)}公顷，分布在${byProvince(zones).length}个省、自治区、直辖市。`;
  const first = extremes(zones, monthNumber, "least");
  const [largest] = extremes(zones, area, "most");
  const rows = zoneTypes.map((type): Cell[] => {
    const group = ofType(zones, type);
    return [{ text: type, href: routes.zones({ type }) }, group.length, totalArea(group)];
  });
  return {
    slug: "overview",
    channelSlug: "headlines",
    title: `2018年版目录：国家级开发区${zones.length}家`,
    summary,
    html: [
      paragraph(summary),
      paragraph(`按类型分，${typeCounts(zones)}。按省份看，${leaders(byProvince(zones), 5)}。`),
      paragraph(
        `目录所载批准时间最早的是${names(first)}，为${first[0] ? monthLabel(firstMonth(first[0])) : ""}；核准面积最大的是${largest?.name}，${largest ? area(largest) : ""}公顷。`,
      ),
      table("国家级开发区的类型、家数与面积", ["类型", "家数", "核准面积（公顷）"], [...rows, ["合计", zones.length, totalArea(zones)]]),
      paragraph("这份目录由国家发展改革委等六部门以2018年第4号公告发布，反映的是2018年的情况，此后新设、升级、整合和退出的开发区不在其中。"),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords,
  };
}

function provinceTable(): Piece {
  const zones = allZones();
  const counts = byProvince(zones);
  const above = counts.filter(([, count]) => count >= 30);
  const below = counts.filter(([, count]) => count < 5);
  const summary = `${zones.length}家国家级开发区分布在${counts.length}个省、自治区、直辖市。30家及以上的有${above.length}个省：${counted(above)}，合计${above.reduce((sum, [, count]) => sum + count, 0)}家。`;
  const rows = counts.map(([province]): Cell[] => {
    const group = zones.filter((zone) => zone.province === province);
    return [
      { text: province, href: routes.zones({ province }) },
      group.length,
      ...zoneTypes.map((type) => ofType(group, type).length),
      totalArea(group),
    ];
  });
  return {
    slug: "overview:provinces",
    channelSlug: "headlines",
    title: `国家级开发区分省家数：${counts[0]?.[0]}${counts[0]?.[1]}家居首`,
    summary,
    html: [
      paragraph(summary),
      paragraph(`不足5家的有${below.length}个：${counted(below)}。各省家数、类型与面积见下表，点击省份名称可查看名录。`),
      table("各省、自治区、直辖市国家级开发区", ["省份", "合计", ...zoneTypes, "核准面积（公顷）"], rows),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords,
  };
}

function regionTable(): Piece {
  const zones = allZones();
  const groups = regions.map((region) => ({
    region,
    provinces: provincesOf(region),
    zones: zones.filter((zone) => provincesOf(region).includes(zone.province)),
  }));
  const summary = `按国家统计采用的四大地区划分，2018年版目录列入的国家级开发区中，${groups.map((group) => `${group.region}${group.zones.length}家`).join("、")}。`;
  const rows = groups.map((group): Cell[] => [
    { text: group.region, href: routes.zones({ region: group.region }) },
    group.provinces.length,
    group.zones.length,
    ...zoneTypes.map((type) => ofType(group.zones, type).length),
    totalArea(group.zones),
  ]);
  const listed = groups.map((group) => `${group.region}为${group.provinces.join("、")}`).join("；");
  return {
    slug: "overview:regions",
    channelSlug: "headlines",
    title: "东部、中部、西部、东北的国家级开发区",
    summary,
    html: [
      paragraph(summary),
      table("四大地区国家级开发区", ["地区", "省份数", "合计", ...zoneTypes, "核准面积（公顷）"], rows),
      paragraph(`各地区的范围：${listed}。`),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords,
  };
}

function underConstruction(): Piece {
  const zones = allZones().filter((zone) => zone.underConstruction);
  const provinces = byProvince(zones);
  const summary = `2018年版目录列入的国家级开发区中，有${zones.length}家注明“在建”，都是综合保税区，分布在${provinces.length}个省、自治区。`;
  return {
    slug: "overview:construction",
    channelSlug: "headlines",
    title: `${zones.length}家综合保税区在目录中注明在建`,
    summary,
    html: [
      paragraph(summary),
      paragraph(`这${zones.length}家核准面积合计${totalArea(zones)}公顷，目录未列主导产业。“在建”是2018年编制目录时的状态，现况以所在地公布的为准。`),
      zoneTable("注明在建的综合保税区", zones),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: [...keywords, "综合保税区"],
  };
}

function typePiece(group: readonly CatalogueZone[], type: (typeof zoneTypes)[number]): Piece {
  const provinces = byProvince(group);
  const first = extremes(group, monthNumber, "least");
  const [largest] = extremes(group, area, "most");
  const [smallest] = extremes(group, area, "least");
  const summary = `2018年版目录列入${type}${group.length}家，占国家级开发区的${((group.length / allZones().length) * 100).toFixed(1)}%，核准面积合计${totalArea(group)}公顷，分布在${provinces.length}个省份。`;
  const early = `批准最早的是${names(first)}（${first[0] ? monthLabel(firstMonth(first[0])) : ""}）。核准面积最大的是${largest?.name}，${largest ? area(largest) : ""}公顷；最小的是${smallest?.name}，${smallest ? area(smallest) : ""}公顷。`;
  const rows = provinces.map(([province, count]): Cell[] => [
    { text: province, href: routes.zones({ province, type }) },
    count,
    totalArea(group.filter((zone) => zone.province === province)),
  ]);
  return {
    slug: `type:${zoneTypes.indexOf(type) + 1}`,
    channelSlug: "insights",
    title: `${type}${group.length}家：分布、面积与设立时间`,
    summary,
    html: [
      paragraph(summary),
      paragraph(`按省份看，${leaders(provinces, 5)}。${early}`),
      table(`${type}的分布`, ["省份", "家数", "核准面积（公顷）"], rows),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: [type, "国家级开发区"],
  };
}

export function headlinePieces(): Piece[] {
  return [whole(), provinceTable(), regionTable(), underConstruction()];
}

export function typePieces(): Piece[] {
  return zoneTypes.filter((type) => type !== "边境/跨境经济合作区").map((type) => typePiece(ofType(allZones(), type), type));
}
