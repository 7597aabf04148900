import type { ChannelFilter } from "#lib/articles/lists.ts";
import { parseId } from "#lib/routes.ts";

export type ChannelQuery = ChannelFilter & { before?: number };
type Search = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 20) || undefined;

/** The filters of a channel from its address; anything that is no filter counts as absent. */
export function readChannelQuery(search: Search): ChannelQuery {
  const year = Number(one(search.year));
  return {
    year: Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : undefined,
    kind: one(search.kind),
    region: one(search.region),
    before: parseId(one(search.before) ?? "") ?? undefined,
  };
}

/** The filters without the cursor, as a query of an address. */
export function queryOf({ year, kind, region }: ChannelQuery) {
  return { year, kind, region };
}
