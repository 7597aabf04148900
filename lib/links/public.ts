import "server-only";
import { asc, eq } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { linkGroups, links } from "#db/schema/index.ts";

export type LinkGroup = { slug: string; name: string; links: { name: string; url: string | null }[] };

export const listLinkGroups = cache(async (): Promise<LinkGroup[]> => {
  const rows = await db()
    .select({ slug: linkGroups.slug, group: linkGroups.name, name: links.name, url: links.url })
    .from(linkGroups)
    .innerJoin(links, eq(links.groupId, linkGroups.id))
    .orderBy(asc(linkGroups.sort), asc(linkGroups.id), asc(links.sort), asc(links.id));
  const groups = new Map<string, LinkGroup>();
  for (const row of rows) {
    const group = groups.get(row.slug) ?? { slug: row.slug, name: row.group, links: [] };
    group.links.push({ name: row.name, url: row.url });
    groups.set(row.slug, group);
  }
  return [...groups.values()];
});
