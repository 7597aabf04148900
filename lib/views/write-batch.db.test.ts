import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { articles, channels, viewFlushes, viewHits } from "#db/schema/index.ts";
import { forgetOld } from "#lib/views/write-batch.ts";

test("visits are forgotten within the two days that the privacy page names", async () => {
  const [channel] = await db().insert(channels).values({ slug: "c", name: "栏目", columnType: "工作动态" }).returning({ id: channels.id });
  const [article] = await db()
    .insert(articles)
    .values({ channelId: channel?.id ?? 0 })
    .returning({ id: articles.id });
  const articleId = article?.id ?? 0;
  const ago = (interval: string) => sql`now() - ${interval}::interval`;
  await db()
    .insert(viewHits)
    .values([
      { articleId, visitor: "old", countedAt: ago("25 hours") as unknown as Date },
      { articleId, visitor: "new", countedAt: ago("1 hour") as unknown as Date },
    ]);
  await db()
    .insert(viewFlushes)
    .values({ id: "00000000-0000-4000-8000-000000000000", flushedAt: ago("2 days") as unknown as Date });
  await forgetOld();
  expect(await db().select({ visitor: viewHits.visitor }).from(viewHits).where(eq(viewHits.articleId, articleId))).toEqual([{ visitor: "new" }]);
  expect(await db().$count(viewFlushes)).toBe(1);
});
