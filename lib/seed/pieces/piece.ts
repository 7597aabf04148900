import "server-only";
import type { ImportedArticle } from "#lib/articles/import-article.ts";
import { monthLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";
import { type Cell, table } from "#lib/seed/markup.ts";
import { area } from "#lib/seed/pieces/figures.ts";
import type { CatalogueZone } from "#lib/seed/zones.ts";

/** A piece this site compiled itself. `html` opens with the summary as its first paragraph. */
export type Piece = {
  slug: string;
  channelSlug: string;
  title: string;
  summary: string;
  html: string;
  /** Empty when the site speaks of itself. */
  sourceNote: string;
  keywords: readonly string[];
};

export const catalogueNote = "据《中国开发区审核公告目录》（2018年版）整理。";
const releaseStart = Date.parse("2026-11-24T08:00:00+08:00");

/** Pieces of the day of release, a minute apart; the first of the list is the newest. */
export function released(pieces: readonly Piece[]): ImportedArticle[] {
  return pieces.map(({ slug, sourceNote, ...piece }, at) => ({
    ...piece,
    importKey: `seed:${slug}`,
    publishedAt: new Date(releaseStart + (pieces.length - at) * 60_000),
    ...(sourceNote ? { source: { name: "本站整理" }, sourceNote } : { source: { name: "本站" } }),
  }));
}

export function zoneTable(caption: string, zones: readonly CatalogueZone[]): string {
  const rows = zones.map((zone): Cell[] => [
    { text: zone.name, href: routes.zone(zone.code) },
    { whole: [zone.code] },
    { whole: zone.approvedMonths.map(monthLabel) },
    area(zone),
    zone.underConstruction ? "在建" : zone.industries.join("、"),
  ]);
  return table(caption, ["名称", "代码", "批准时间", "核准面积（公顷）", "主导产业"], rows);
}
