import "server-only";
import { monthLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";
import { laws } from "#lib/seed/laws.ts";
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
  tally,
  totalArea,
} from "#lib/seed/pieces/figures.ts";
import { catalogueNote, type Piece, zoneTable } from "#lib/seed/pieces/piece.ts";
import type { CatalogueZone } from "#lib/seed/zones.ts";

const customsKinds = ["综合保税区", "保税港区", "保税物流园区", "出口加工区", "保税区"] as const;

function border(): Piece {
  const zones = ofType(allZones(), "边境/跨境经济合作区");
  const first = extremes(zones, monthNumber, "least");
  const last = extremes(zones, monthNumber, "most");
  const crossing = zones.filter((zone) => !zone.name.endsWith("边境经济合作区"));
  const month = (group: readonly CatalogueZone[]) => (group[0] ? monthLabel(firstMonth(group[0])) : "");
  const summary = `2018年版目录列入边境、跨境经济合作区${zones.length}家，分布在${byProvince(zones).length}个省、自治区，其中${counted(byProvince(zones))}。`;
  return {
    slug: "border",
    channelSlug: "international",
    title: `边境、跨境经济合作区${zones.length}家名录`,
    summary,
    html: [
      paragraph(summary),
      paragraph(
        `批准最早的是${names(first)}（${month(first)}），最晚的是${names(last)}（${month(last)}）。${zones.length}家核准面积合计${totalArea(zones)}公顷。名称不作“边境经济合作区”的有${crossing.length}家：${names(crossing)}。`,
      ),
      zoneTable("边境、跨境经济合作区名录", zones),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: ["边境经济合作区", "跨境经济合作区"],
  };
}

function customs(): Piece {
  const zones = ofType(allZones(), "海关特殊监管区域");
  const kindOf = (zone: CatalogueZone) => customsKinds.find((kind) => zone.name.includes(kind)) ?? "其他";
  const kinds = tally(zones, (zone) => [kindOf(zone)]);
  const others = zones.filter((zone) => kindOf(zone) === "其他");
  const provinces = byProvince(zones);
  const summary = `2018年版目录列入海关特殊监管区域${zones.length}家。按名称分，${counted(kinds.filter(([kind]) => kind !== "其他"))}，另有${names(others)}。`;
  const rows = provinces.map(([province, count]): Cell[] => {
    const own = zones.filter((zone) => zone.province === province);
    return [
      { text: province, href: routes.zones({ province, type: "海关特殊监管区域" }) },
      count,
      ...customsKinds.map((kind) => own.filter((zone) => kindOf(zone) === kind).length),
    ];
  });
  return {
    slug: "customs",
    channelSlug: "international",
    title: `海关特殊监管区域${zones.length}家：名称类别与分布`,
    summary,
    html: [
      paragraph(summary),
      paragraph(
        `${zones.length}家分布在${provinces.length}个省份，${leaders(provinces, 5)}。分类依据是目录中的名称，此后更名、整合的以海关总署公布的为准。`,
      ),
      table("海关特殊监管区域的分布（家）", ["省份", "合计", ...customsKinds], rows),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: ["海关特殊监管区域", "综合保税区"],
  };
}

function crossBorderParks(): Piece {
  const zones = ofType(allZones(), "其他类型开发区");
  const groups = [
    ["国家旅游度假区", (zone: CatalogueZone) => zone.name.includes("国家旅游度假区")],
    ["名称含“台商”或“海峡两岸”的", (zone: CatalogueZone) => /台商|海峡两岸/.test(zone.name)],
    ["名称含“互市贸易区”的", (zone: CatalogueZone) => zone.name.includes("互市贸易区")],
  ] as const;
  const grouped = groups.map(([label, test]) => [label, zones.filter(test)] as const);
  const rest = zones.filter((zone) => !groups.some(([, test]) => test(zone)));
  const [largest] = extremes(zones, area, "most");
  const summary = `2018年版目录中的“其他类型开发区”有${zones.length}家，其中${grouped.map(([label, own]) => `${label}${own.length}家`).join("，")}，其余${rest.length}家。`;
  return {
    slug: "other",
    channelSlug: "international",
    title: `台商投资区、互市贸易区等其他类型开发区${zones.length}家`,
    summary,
    html: [
      paragraph(summary),
      paragraph(`其余${rest.length}家是${names(rest)}。核准面积最大的是${largest?.name}，${largest ? area(largest) : ""}公顷。`),
      zoneTable("其他类型开发区名录", zones),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: ["台商投资区", "互市贸易区", "国家旅游度假区"],
  };
}

function foreignInvestment(): Piece {
  const texts = laws().filter((law) => /外商投资|台湾同胞投资/.test(law.title));
  const national = texts.filter((law) => law.region === "全国");
  const summary = `截至2026年11月24日，本站政策法规栏目收录名称中含“外商投资”或“台湾同胞投资”的法律、行政法规和地方性法规${texts.length}件，其中适用全国的${national.length}件，地方性法规${texts.length - national.length}件。`;
  return {
    slug: "foreign-investment-laws",
    channelSlug: "international",
    title: `外商投资与台胞投资法律法规${texts.length}件一览`,
    summary,
    html: [
      paragraph(summary),
      table(
        "外商投资与台胞投资法律法规",
        ["名称", "类别", "适用地区", "日期"],
        texts.map((law) => [{ text: law.title, href: routes.search({ q: law.title }) }, law.kind, law.region, law.date]),
      ),
      paragraph("日期是所收文本通过、公布或者最近一次修改的日期。点击名称可以检索全文。"),
    ].join("\n"),
    sourceNote: "本站据所收法律法规文本整理，条文与现行效力以正式公布的文本为准。",
    keywords: ["外商投资", "法律法规"],
  };
}

export function internationalPieces(): Piece[] {
  return [border(), foreignInvestment(), customs(), crossBorderParks()];
}
