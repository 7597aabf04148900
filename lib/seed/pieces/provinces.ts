import "server-only";
import { monthLabel } from "#lib/dates.ts";
import { heading, paragraph } from "#lib/seed/markup.ts";
import {
  allZones,
  area,
  byIndustry,
  counted,
  extremes,
  firstMonth,
  leading,
  monthNumber,
  names,
  ofType,
  totalArea,
  typeCounts,
  typesPresent,
  yearOf,
} from "#lib/seed/pieces/figures.ts";
import { catalogueNote, type Piece, zoneTable } from "#lib/seed/pieces/piece.ts";
import type { CatalogueZone } from "#lib/seed/zones.ts";

const recent = 2010;

function opening(province: string, zones: readonly CatalogueZone[]): string {
  const [only] = zones;
  if (zones.length === 1 && only)
    return `《中国开发区审核公告目录》（2018年版）列入${province}国家级开发区1家，即${only.name}（${only.code}），${monthLabel(firstMonth(only))}批准，核准面积${area(only)}公顷，主导产业为${only.industries.join("、")}。`;
  const types = typesPresent(zones);
  const kinds = types.length === 1 ? `，均为${types[0]}` : `，其中${typeCounts(zones)}`;
  return `《中国开发区审核公告目录》（2018年版）列入${province}国家级开发区${zones.length}家${kinds}，核准面积合计${totalArea(zones)}公顷。`;
}

function approvals(zones: readonly CatalogueZone[]): string {
  const first = extremes(zones, monthNumber, "least");
  const last = extremes(zones, monthNumber, "most");
  const at = (group: readonly CatalogueZone[]) => (group[0] ? monthLabel(firstMonth(group[0])) : "");
  const later = zones.filter((zone) => yearOf(zone) >= recent).length;
  const share =
    later === 0 ? `全部在${recent}年以前批准` : later === zones.length ? `全部在${recent}年及以后批准` : `${recent}年及以后批准的有${later}家`;
  return `按目录所载批准时间，最早的是${names(first)}（${at(first)}），最晚的是${names(last)}（${at(last)}）；${share}。`;
}

function sizes(zones: readonly CatalogueZone[]): string {
  const [largest] = extremes(zones, area, "most");
  const [smallest] = extremes(zones, area, "least");
  if (!largest || !smallest) return "";
  return `核准面积最大的是${largest.name}，${area(largest)}公顷；最小的是${smallest.name}，${area(smallest)}公顷。`;
}

function industries(zones: readonly CatalogueZone[]): string {
  const shared = byIndustry(zones).filter(([, count]) => count > 1);
  const building = zones.filter((zone) => zone.underConstruction);
  const named =
    shared.length > 0
      ? `目录所列主导产业中，出现${shared.length > 1 ? "较多" : "两次以上"}的是${counted(leading(shared, 5))}。`
      : "目录所列主导产业各不相同，没有两家写法一致。";
  const notYet = building.length > 0 ? `${names(building)}在目录中注明“在建”，未列主导产业。` : "";
  return named + notYet;
}

export function provincePieces(): Piece[] {
  const provinces = [...new Set(allZones().map((zone) => zone.province))];
  const ordered = provinces.map((province) => ({ province, zones: allZones().filter((zone) => zone.province === province) }));
  ordered.sort((a, b) => codePrefix(a.zones) - codePrefix(b.zones));
  return ordered.map(({ province, zones }) => {
    const summary = opening(province, zones);
    const texts = zones.length > 1 ? [summary, approvals(zones), sizes(zones), industries(zones)] : [summary];
    const tables = typesPresent(zones).flatMap((type) => {
      const group = ofType(zones, type);
      return [heading(`${type}（${group.length}家）`), zoneTable(`${province}${type}名录`, group)];
    });
    return {
      slug: `province:${codePrefix(zones)}`,
      channelSlug: "national-zones",
      title: `${province}国家级开发区${zones.length}家：名录与概况`,
      summary,
      html: [...texts.map(paragraph), ...tables].join("\n"),
      sourceNote: catalogueNote,
      keywords: [province, "国家级开发区"],
    };
  });
}

/** Province number of GB/T 2260, the second and third digit of a zone code: G311084 is 31, Shanghai. */
function codePrefix(zones: readonly CatalogueZone[]): number {
  return Number(zones[0]?.code.slice(1, 3));
}
