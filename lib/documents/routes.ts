import { tags } from "#lib/documents/tags.ts";
import { parseId } from "#lib/routes.ts";

type Params = Readonly<Record<string, string>>;
type Rule = (value: string) => boolean;

/** A public page: what its address may look like, what it shows, and whether its rendering is kept. */
export type DocumentRoute = {
  pattern: string;
  tags: (params: Params) => readonly string[];
  /** Tags after whose change the old document must not be shown even for a second. */
  own: (params: Params) => readonly string[];
  query: Readonly<Record<string, Rule>>;
  /** Most documents kept of this route; 0: made on each request, kept never. */
  limit: number;
  /** Milliseconds until an unchanged document is made again. */
  freshness: number;
};
export type RouteMatch = { route: DocumentRoute; params: Params };

const minute = 60_000;
const slug: Rule = (value) => /^[\w-]{1,80}$/.test(value);
const id: Rule = (value) => parseId(value) !== null;
const upTo =
  (most: number): Rule =>
  (value) =>
    /^[1-9]\d{0,4}$/.test(value) && Number(value) <= most;
const year: Rule = (value) => /^(19|20)\d\d$/.test(value);
const word: Rule = (value) => value.length > 0 && value.length <= 100;
const short: Rule = (value) => value.length > 0 && value.length <= 40;

const paramRules: Readonly<Record<string, Rule>> = { id, page: upTo(500), channel: slug, slug, code: slug };

/** What every document shows around its content. */
export const frameTags = [tags.settings, tags.links, tags.channels] as const;

type Options = Partial<Omit<DocumentRoute, "pattern" | "tags">>;
function page(pattern: string, shows: DocumentRoute["tags"] = () => [], options: Options = {}): DocumentRoute {
  return { pattern, tags: shows, own: () => [], query: {}, limit: 500, freshness: 10 * minute, ...options };
}
const own = (params: Params) => [tags.article(Number(params.id))];
const article = (params: Params) => [...own(params), tags.sources];
const zoneFilter = { region: short, province: short, type: short, industry: short, q: word };
const channel = (params: Params) => [tags.channel(params.channel ?? "")];

/** The public list. A page that is missing here is never kept: that costs speed, never privacy. */
export const documentRoutes: readonly DocumentRoute[] = [
  page("/", () => [tags.home, tags.sources], { freshness: minute }),
  page("/news", () => [tags.home]),
  page("/news/[channel]", channel, { query: { year } }),
  page("/news/[channel]", channel, { query: { year, kind: short, region: short, before: id }, limit: 0 }),
  page("/news/[channel]/pages/[page]", channel, { query: { year }, limit: 2_000 }),
  page("/news/[channel]/pages/[page]", channel, { query: { year, kind: short, region: short }, limit: 0 }),
  page("/news/[channel]/feed.xml", (params) => [...channel(params), tags.sources]),
  page("/articles/[id]", article, { own, limit: 20_000 }),
  page("/articles/[id]/text", article, { own, limit: 5_000 }),
  page("/topics/[slug]", (params) => [tags.topic(params.slug ?? "")]),
  page("/zones", () => [tags.zones]),
  page("/zones", () => [tags.zones], { query: zoneFilter, limit: 0 }),
  page("/zones/data.csv", () => [tags.zones]),
  page("/zones/data.csv", () => [tags.zones], { query: zoneFilter, limit: 0 }),
  page("/zones/[code]", (params) => [tags.zones, tags.zone(params.code ?? "")], { limit: 1_000 }),
  page("/services"),
  page("/services/[slug]", (params) => [tags.page("services", params.slug ?? "")]),
  page("/about"),
  page("/about/[slug]", (params) => [tags.page("about", params.slug ?? "")]),
  page("/accessibility", () => [tags.page("site", "accessibility")]),
  page("/privacy", () => [tags.page("site", "privacy")]),
  page("/copyright", () => [tags.page("site", "copyright")]),
  page("/submit"),
  page("/messages"),
  page("/magazine"),
  page("/links"),
  page("/favorites"),
  page("/search"),
  page("/search", () => [], { query: { q: word, page: upTo(20) }, limit: 0 }),
  page("/sitemap", () => [tags.home]),
  page("/feed.xml", () => [tags.home, tags.sources]),
  page("/sitemap.xml", () => [tags.home, tags.zones]),
  page("/robots.txt"),
];

const split = documentRoutes.map((route) => ({ route, segments: route.pattern.split("/").slice(1) }));

/** Routes whose pattern fits the path, in the order of the table: the kept form before the one with more query names. */
export function matchRoutes(path: string): RouteMatch[] {
  const segments = path.split("/").slice(1);
  const found: RouteMatch[] = [];
  for (const candidate of split) {
    const params = fit(candidate.segments, segments);
    if (params) found.push({ route: candidate.route, params });
    else if (found.length > 0) break;
  }
  return found;
}

function fit(pattern: readonly string[], segments: readonly string[]): Params | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (!part.startsWith("[")) {
      if (part !== segment) return null;
      continue;
    }
    const name = part.slice(1, -1);
    if (!paramRules[name]?.(segment)) return null;
    params[name] = segment;
  }
  return params;
}
