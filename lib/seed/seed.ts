import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { db, sql as pool } from "#db/client.ts";
import {
  articles,
  channels,
  events,
  homeSlots,
  keyFigures,
  linkGroups,
  links,
  pages,
  sources,
  topicArticles,
  topics,
  zones,
} from "#db/schema/index.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { expire } from "#lib/documents/expire.ts";
import { tags } from "#lib/documents/tags.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { seedArticles } from "#lib/seed/articles.ts";
import { insertBase } from "#lib/seed/base.ts";
import { songjiangFigures, songjiangKey, songjiangZone } from "#lib/seed/songjiang.ts";
import { seedTopics } from "#lib/seed/topics.ts";

const actor = "system:seed";
const lockKey = 20_180_822;
const lockWaitMs = 120_000;

type Log = (line: string) => void;
export type SeedResult = { seeded: boolean; counts: Record<string, number> };

/**
 * Fills an empty database with the starting content; a database that holds channels is left alone.
 * Two starts at once seed once; a start that was interrupted is completed by the next.
 */
export async function seed(log: Log = () => {}): Promise<SeedResult> {
  const connection = await pool().reserve();
  try {
    const deadline = Date.now() + lockWaitMs;
    while (!(await connection`select pg_try_advisory_lock(${lockKey}) as held`)[0]?.held) {
      if (Date.now() > deadline) throw new Error("another process has been seeding this database for two minutes");
      await wait(250);
    }
    try {
      return await seedUnderLock(log);
    } finally {
      await connection`select pg_advisory_unlock(${lockKey})`;
    }
  } finally {
    connection.release();
  }
}

async function seedUnderLock(log: Log): Promise<SeedResult> {
  const begun = await happened("seedBegan");
  if (await happened("seedCompleted")) return { seeded: false, counts: {} };
  if (!begun) {
    if ((await db().$count(channels)) > 0) return { seeded: false, counts: {} };
    await db().transaction(async (tx) => {
      await insertBase(tx);
      await recordEvent(tx, actor, { verb: "seedBegan", noun: "portal", nounId: 0 });
    });
  }
  const content = seedArticles();
  for (const [at, article] of content.entries()) {
    await importArticle(actor, article);
    if ((at + 1) % 20 === 0 || at + 1 === content.length) log(`稿件 ${at + 1}/${content.length}`);
  }
  await complete(content);
  return { seeded: true, counts: await count() };
}

async function happened(verb: string): Promise<boolean> {
  return (await db().$count(events, and(eq(events.actor, actor), eq(events.verb, verb)))) > 0;
}

/** What joins articles to topics, figures and the home page, and the mark that all of it is there. */
async function complete(content: ReturnType<typeof seedArticles>): Promise<void> {
  await db().transaction(async (tx) => {
    const idOf = new Map((await tx.select({ id: articles.id, key: articles.importKey }).from(articles)).map((row) => [row.key, row.id]));
    const lead = idOf.get(songjiangKey);
    const [zone] = await tx.select({ id: zones.id }).from(zones).where(eq(zones.code, songjiangZone));
    if (!lead || !zone) throw new Error("the seed article or its zone is missing");
    await tx.insert(keyFigures).values(songjiangFigures.map((figure, sort) => ({ ...figure, articleId: lead, zoneId: zone.id, sort })));
    await tx.insert(homeSlots).values({ slot: "headline", articleId: lead });
    await tx.update(sources).set({ listed: true });
    for (const [sort, { articles: titles, ...topic }] of seedTopics().entries()) {
      const [row] = await tx
        .insert(topics)
        .values({ ...topic, sort })
        .returning({ id: topics.id });
      const members = titles.map((title) => idOf.get(content.find((article) => article.title === title)?.importKey ?? null));
      if (!row || members.includes(undefined)) throw new Error(`an article of topic ${topic.slug} is missing`);
      await tx.insert(topicArticles).values(members.map((articleId = 0, at) => ({ topicId: row.id, articleId, sort: at })));
    }
    await recordEvent(tx, actor, { verb: "seedCompleted", noun: "portal", nounId: 0, detail: { articles: content.length } });
    const written = (await tx.select().from(pages)).map((page) => tags.page(page.section, page.slug));
    await expire(tx, [
      tags.home,
      tags.links,
      tags.settings,
      tags.zones,
      tags.channels,
      ...written,
      ...seedTopics().map((topic) => tags.topic(topic.slug)),
    ]);
  });
}

async function count(): Promise<Record<string, number>> {
  const tables = { channels, zones, linkGroups, links, pages, articles, topics };
  const entries = Object.entries(tables).map(async ([name, table]) => [name, await db().$count(table)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
