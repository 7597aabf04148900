import "server-only";
import { and, desc, eq, ilike, inArray, lt } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleRevisions, articles, channels, homeArrangements, users } from "#db/schema/index.ts";
import { card, isPublished, newestFirst, onLiveRevision } from "#lib/articles/cards.ts";
import { type Arrangement, fromStored } from "#lib/home/arrangement.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";

const fields = { ...card, status: articles.status, channelName: channels.name };

/** The articles of an arrangement, also those that readers no longer see. */
export async function listArranged(person: Person, slots: Arrangement) {
  demand(person, "home.arrange");
  const ids = slots.map((slot) => slot.articleId);
  if (ids.length === 0) return new Map<number, ArrangedArticle>();
  const rows = await db()
    .select(fields)
    .from(articles)
    .innerJoin(articleRevisions, onLiveRevision)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .where(inArray(articles.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
type ArrangedArticle = { id: number; title: string; status: string; channelName: string; publishedAt: Date };

/** Published articles whose title holds these words, the newest first; without words simply the newest. */
export async function searchToArrange(person: Person, words: string) {
  demand(person, "home.arrange");
  const named = words
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 5)
    .map((word) => ilike(articleRevisions.title, `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`));
  return db()
    .select(fields)
    .from(articles)
    .innerJoin(articleRevisions, onLiveRevision)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .where(and(isPublished, ...named))
    .orderBy(...newestFirst)
    .limit(10);
}

const mostVersions = 20;

/** Arrangements that were published, the newest first. */
export async function listArrangements(person: Person, before?: number) {
  demand(person, "home.arrange");
  const rows = await db()
    .select({ id: homeArrangements.id, slots: homeArrangements.slots, note: homeArrangements.note, at: homeArrangements.createdAt, by: users.name })
    .from(homeArrangements)
    .leftJoin(users, eq(users.id, homeArrangements.createdBy))
    .where(before ? lt(homeArrangements.id, before) : undefined)
    .orderBy(desc(homeArrangements.id))
    .limit(mostVersions);
  return rows.map(({ slots, ...row }) => ({ ...row, slots: fromStored(slots.toSorted((a, b) => a.sort - b.sort)) }));
}
