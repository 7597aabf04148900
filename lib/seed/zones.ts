import "server-only";
import { type ZoneType, zoneTypes } from "#db/vocabulary.ts";
import { seedText } from "#lib/seed/files.ts";

export const edition = 2018;

/** One row of the audited catalogue; area in hectares as printed, months as YYYY-MM. */
export type CatalogueZone = {
  number: number;
  code: string;
  name: string;
  province: string;
  level: string;
  type: ZoneType;
  approvedMonths: string[];
  areaHectares: string;
  industries: string[];
  underConstruction: boolean;
};

const notYetBuilt = "在建";

/** Rows of a catalogue file: 序号,代码,名称,省份,级别,类型,批准时间,核准面积_公顷,主导产业. */
export function parseCatalogue(csv: string): CatalogueZone[] {
  const [, ...lines] = csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  return lines.map((line, at) => {
    const [number = "", code = "", name = "", province = "", level = "", type = "", months = "", area = "", industries = "", ...rest] =
      line.split(",");
    const zoneType = zoneTypes.find((known) => known === type);
    if (!zoneType || rest.length > 0 || !code || !name) throw new Error(`catalogue line ${at + 2} is malformed: ${line}`);
    const named = industries.split("、").filter(Boolean);
    return {
      number: Number(number),
      code,
      name,
      province,
      level,
      type: zoneType,
      approvedMonths: months.split("/"),
      areaHectares: area,
      industries: named.filter((industry) => industry !== notYetBuilt),
      underConstruction: named.includes(notYetBuilt),
    };
  });
}

export function catalogueZones(): CatalogueZone[] {
  return parseCatalogue(seedText("zones-2018.csv"));
}
