import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { cache } from "react";
import { db } from "#db/client.ts";
import { articleRevisions, articles, channels, homeSlots, sources } from "#db/schema/index.ts";
import { card, isPublished, newestFirst, onLiveRevision, onSource } from "#lib/articles/cards.ts";
import { type Arrangement, fromStored, nextChange, type PlaceName, places, shownAt } from "#lib/home/arrangement.ts";

const stories = () =>
  db()
    .select({ ...card, sourceName: sources.name, channelSlug: channels.slug, channelName: channels.name })
    .from(articles)
    .innerJoin(articleRevisions, onLiveRevision)
    .innerJoin(channels, eq(channels.id, articles.channelId))
    .leftJoin(sources, onSource)
    .$dynamic();
export type Story = Awaited<ReturnType<typeof stories>>[number];

/** The arrangement that is published. */
export const listHomeSlots = cache(async () =>
  fromStored(await db().select().from(homeSlots).orderBy(asc(homeSlots.sort), asc(homeSlots.startsAt), asc(homeSlots.id))),
);

/** What the arranged places show at a time, and until when; the newest article is the headline while none is arranged. */
export async function getArrangedHome(slots: Arrangement, at: Date) {
  const wanted = slots.map((slot) => slot.articleId);
  const found = wanted.length === 0 ? [] : await stories().where(and(inArray(articles.id, wanted), isPublished));
  const storiesOf = (slot: PlaceName) => {
    const rows = shownAt(slots, slot, at).flatMap((each) => found.find((story) => story.id === each.articleId) ?? []);
    return rows.slice(0, places.find((place) => place.slot === slot)?.shown);
  };
  const [arranged] = storiesOf("headline");
  const [newest] = arranged
    ? []
    : await stories()
        .where(isPublished)
        .orderBy(...newestFirst)
        .limit(1);
  const headline: Story | null = arranged ?? newest ?? null;
  return { headline, lead: storiesOf("lead"), recommended: storiesOf("recommended"), until: nextChange(slots, at) };
}
