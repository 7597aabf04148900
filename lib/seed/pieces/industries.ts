import "server-only";
import { routes } from "#lib/routes.ts";
import { type Cell, heading, paragraph, table } from "#lib/seed/markup.ts";
import { allZones, byIndustry, byProvince, counted, leaders, leading, ofType, tally, typesPresent } from "#lib/seed/pieces/figures.ts";
import { catalogueNote, type Piece, zoneTable } from "#lib/seed/pieces/piece.ts";
import { provincesOf, type Region, regions } from "#lib/zones/regions.ts";

const wording = "目录用词不尽统一，本文按原文逐字统计，写法不同的不合并。";

function ranking(): Piece {
  const withIndustry = allZones().filter((zone) => zone.industries.length > 0);
  const counts = byIndustry(withIndustry);
  const top = counts.slice(0, 20);
  const once = counts.filter(([, count]) => count === 1).length;
  const summary = `2018年版目录为${withIndustry.length}家国家级开发区列出了主导产业，共有${counts.length}种写法。提到最多的是${counted(leading(counts, 5))}。`;
  const rows = top.map(([industry, count], at): Cell[] => [at + 1, { text: industry, href: routes.zones({ industry }) }, count]);
  return {
    slug: "industries",
    channelSlug: "investment",
    title: "国家级开发区的主导产业：装备制造、电子信息居前",
    summary,
    html: [
      paragraph(summary),
      paragraph(`${counts.length}种写法中，有${once}种只出现过一次。${wording}`),
      table("提到最多的20种主导产业", ["序号", "主导产业", "家数"], rows),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: ["主导产业", "招商"],
  };
}

function inRegion(region: Region): Piece {
  const provinces = provincesOf(region);
  const zones = allZones().filter((zone) => provinces.includes(zone.province));
  const counts = byIndustry(zones);
  const top = leading(counts, 10);
  const summary = `${region}${provinces.length}个省份列入目录的国家级开发区共${zones.length}家，主导产业中提到最多的是${counted(leading(counts, 3))}。`;
  const each = provinces.map((province): Cell[] => {
    const own = zones.filter((zone) => zone.province === province);
    const shared = byIndustry(own).filter(([, count]) => count > 1);
    const named = shared.length > 0 ? counted(shared.slice(0, 3)) : own.length === 1 ? "仅有1家" : "没有两家写法一致";
    return [{ text: province, href: routes.zones({ province }) }, own.length, named];
  });
  return {
    slug: `industries:${regions.indexOf(region) + 1}`,
    channelSlug: "investment",
    title: `${region}国家级开发区主导产业一览`,
    summary,
    html: [
      paragraph(summary),
      paragraph(wording),
      table(
        `${region}提到最多的主导产业`,
        ["主导产业", "家数"],
        top.map(([industry, count]) => [{ text: industry, href: routes.zones({ industry, region }) }, count]),
      ),
      heading("各省情况"),
      table(`${region}各省提到较多的主导产业`, ["省份", "国家级开发区", "提到两次以上的主导产业（至多三种）"], each),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: [region, "主导产业"],
  };
}

function oneIndustry(industry: string): Piece {
  const zones = allZones().filter((zone) => zone.industries.includes(industry));
  const provinces = byProvince(zones);
  const kinds = tally(zones, (zone) => [zone.type]);
  const partners = byIndustry(zones).filter(([other]) => other !== industry);
  const summary = `2018年版目录中，把“${industry}”列为主导产业的国家级开发区有${zones.length}家，分布在${provinces.length}个省份。`;
  return {
    slug: `industry:${industry}`,
    channelSlug: "investment",
    title: `以${industry}为主导产业的国家级开发区${zones.length}家`,
    summary,
    html: [
      paragraph(summary),
      paragraph(`按类型分，${counted(kinds)}；按省份看，${leaders(provinces, 4)}。与“${industry}”一同列出较多的是${counted(leading(partners, 3))}。`),
      paragraph(`只计目录中写作“${industry}”的，近似写法未计入。`),
      ...typesPresent(zones).flatMap((type) => [heading(type), zoneTable(`以${industry}为主导产业的${type}`, ofType(zones, type))]),
    ].join("\n"),
    sourceNote: catalogueNote,
    keywords: [industry, "主导产业"],
  };
}

export function industryPieces(): Piece[] {
  return [
    ranking(),
    ...regions.map(inRegion),
    ...byIndustry(allZones())
      .slice(0, 4)
      .map(([industry]) => oneIndustry(industry)),
  ];
}
