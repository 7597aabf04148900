import { type ZoneType, zoneTypes } from "#db/vocabulary.ts";
import type { ZoneFilter } from "#lib/zones/public.ts";
import { isRegion, provinces } from "#lib/zones/regions.ts";

type Search = Record<string, string | string[] | undefined>;

function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 40) || undefined;
}

/** The zone filter from an address; a region, province or type that does not exist counts as absent. */
export function readZoneFilter(search: Search): ZoneFilter {
  const region = one(search.region);
  const province = one(search.province);
  const type = one(search.type);
  return {
    region: region && isRegion(region) ? region : undefined,
    province: provinces.some((known) => known.name === province) ? province : undefined,
    type: (zoneTypes as readonly string[]).includes(type ?? "") ? (type as ZoneType) : undefined,
    industry: one(search.industry),
    q: one(search.q),
  };
}

/** The filter in words: 上海市, 经济技术开发区, 集成电路. */
export function zoneFilterName({ region, province, type, industry, q }: ZoneFilter): string {
  return [province ?? region, type, industry, q].filter(Boolean).join("，");
}
