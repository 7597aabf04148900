import "server-only";
import { type ZoneType, zoneTypes } from "#db/vocabulary.ts";
import { type CatalogueZone, catalogueZones } from "#lib/seed/zones.ts";

export type Tally = readonly (readonly [name: string, zones: number])[];

let loaded: readonly CatalogueZone[] | undefined;

export function allZones(): readonly CatalogueZone[] {
  loaded ??= catalogueZones();
  return loaded;
}

export function ofType(zones: readonly CatalogueZone[], type: ZoneType): CatalogueZone[] {
  return zones.filter((zone) => zone.type === type);
}

/** Most first; equals in the order of the catalogue. */
export function tally(zones: readonly CatalogueZone[], keys: (zone: CatalogueZone) => readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const zone of zones) for (const key of keys(zone)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

export const byProvince = (zones: readonly CatalogueZone[]): Tally => tally(zones, (zone) => [zone.province]);
export const byIndustry = (zones: readonly CatalogueZone[]): Tally => tally(zones, (zone) => zone.industries);

/** The first month of approval: a zone approved in stages counts once. */
export function firstMonth(zone: CatalogueZone): string {
  return zone.approvedMonths[0] ?? "";
}

export function yearOf(zone: CatalogueZone): number {
  return Number(firstMonth(zone).slice(0, 4));
}

/** Hectares without rounding; the catalogue prints two decimals at most. */
export function totalArea(zones: readonly CatalogueZone[]): string {
  const hundredths = zones.reduce((sum, zone) => sum + Math.round(Number(zone.areaHectares) * 100), 0);
  return String(hundredths / 100);
}

/** `经济技术开发区6家、高新技术产业开发区2家`: the types that occur, in the order of the catalogue. */
export function typeCounts(zones: readonly CatalogueZone[]): string {
  return zoneTypes
    .map((type) => [type, ofType(zones, type).length] as const)
    .filter(([, count]) => count > 0)
    .map(([type, count]) => `${type}${count}家`)
    .join("、");
}

export function typesPresent(zones: readonly CatalogueZone[]): ZoneType[] {
  return zoneTypes.filter((type) => zones.some((zone) => zone.type === type));
}

export function counted(entries: Tally): string {
  return entries.map(([name, zones]) => `${name}${zones}家`).join("、");
}

/** At most `limit` leaders; a group of equals that would be cut is left out whole. */
export function leading(entries: Tally, limit: number): Tally {
  const next = entries[limit]?.[1];
  const kept = entries.slice(0, limit);
  const whole = next === undefined ? kept : kept.filter(([, zones]) => zones > next);
  return whole.length > 0 ? whole : kept;
}

/** `较多的是江苏省11家、浙江省5家`, or `最多的是…` when one stands alone. */
export function leaders(entries: Tally, limit: number): string {
  const top = leading(entries, limit);
  return `${top.length > 1 ? "较多的是" : "最多的是"}${counted(top)}`;
}

export function names(zones: readonly CatalogueZone[]): string {
  return zones.map((zone) => zone.name).join("、");
}

/** Zones that share the smallest or largest value. */
export function extremes(zones: readonly CatalogueZone[], value: (zone: CatalogueZone) => number, side: "least" | "most"): CatalogueZone[] {
  const values = zones.map(value);
  const wanted = side === "least" ? Math.min(...values) : Math.max(...values);
  return zones.filter((zone) => value(zone) === wanted);
}

export const area = (zone: CatalogueZone): number => Number(zone.areaHectares);
export const monthNumber = (zone: CatalogueZone): number => Number(firstMonth(zone).replace("-", ""));
