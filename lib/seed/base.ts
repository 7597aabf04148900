import "server-only";
import type { Transaction } from "#db/client.ts";
import { channels, checkWords, linkGroups, links, navigationItems, pages, redirects, settings, terms, zones } from "#db/schema/index.ts";
import type { ColumnType } from "#db/vocabulary.ts";
import { builtInNavigation } from "#lib/navigation/built-in.ts";
import { routes } from "#lib/routes.ts";
import { seedTerms, seedWords } from "#lib/seed/check-lists.ts";
import { seedJson } from "#lib/seed/files.ts";
import { seedPages } from "#lib/seed/pages.ts";
import { catalogueZones, edition } from "#lib/seed/zones.ts";

type Channel = { slug: string; name: string; columnType: ColumnType; freshnessDays: number | null; description: string };
type LinkGroup = { slug: string; name: string; links: string[] };

/** Everything that articles stand on, in one transaction of the caller. */
export async function insertBase(tx: Transaction): Promise<void> {
  await tx.insert(settings).values([
    { key: "siteName", value: "中国开发区协会" },
    { key: "siteNameEnglish", value: "China Association of Development Zones" },
  ]);
  await tx.insert(channels).values(seedJson<Channel[]>("channels.json").map((channel, sort) => ({ ...channel, sort })));
  await tx.insert(navigationItems).values(builtInNavigation.map(({ label, href }, sort) => ({ label, href, sort })));
  await tx.insert(zones).values(catalogueZones().map((zone) => ({ ...zone, edition })));
  await tx.insert(checkWords).values(seedWords());
  await tx.insert(terms).values(seedTerms());
  await tx.insert(pages).values(seedPages());
  await tx.insert(redirects).values({ path: "/index.php/Develop/index.html", target: routes.zones() });
  for (const [sort, group] of seedJson<LinkGroup[]>("links.json").entries()) {
    const [row] = await tx.insert(linkGroups).values({ slug: group.slug, name: group.name, sort }).returning({ id: linkGroups.id });
    if (row) await tx.insert(links).values(group.links.map((name, at) => ({ groupId: row.id, name, sort: at })));
  }
}
