import "server-only";
import { asc, count, isNull, max, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, channels } from "#db/schema/index.ts";
import { placedArticles } from "#lib/articles/placed.ts";
import { fixedSlugs } from "#lib/channels/fields.ts";
import { flatTree } from "#lib/navigation/tree.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

/** Every channel in the order of the tree, hidden ones too, with what it holds and how long nothing new came. */
export async function listChannelsToArrange(person: Person, now = new Date()) {
  demand(person, "channel.arrange");
  const [rows, held] = await Promise.all([
    db().select().from(channels).orderBy(asc(channels.sort), asc(channels.id)),
    db()
      .select({
        channelId: articles.channelId,
        items: count(),
        published: sql<number>`count(*) filter (where ${articles.status} = 'published')`.mapWith(Number),
        newest: max(sql`case when ${articles.status} = 'published' then ${articles.publishedAt} end`).mapWith(articles.publishedAt),
      })
      .from(placedArticles())
      .where(isNull(articles.trashedAt))
      .groupBy(articles.channelId),
  ]);
  const holds = new Map(held.map((row) => [row.channelId, row]));
  return flatTree(rows).map((row) => {
    const { items = 0, published = 0, newest = null } = holds.get(row.id) ?? {};
    const idleDays = newest ? Math.floor((now.getTime() - newest.getTime()) / 86_400_000) : null;
    const stale = row.freshnessDays !== null && (idleDays === null || idleDays > row.freshnessDays);
    return { ...row, items, published, idleDays, stale, fixed: fixedSlugs.includes(row.slug) };
  });
}
export type ArrangedChannel = Awaited<ReturnType<typeof listChannelsToArrange>>[number];
