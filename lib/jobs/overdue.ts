import "server-only";
import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { takeDownIfDue } from "#lib/articles/withdraw-article.ts";
import { log } from "#lib/log.ts";
import { publishIfDue } from "#lib/review/publish-article.ts";

const told = new Set<number>();

/**
 * Does what a killed instance left: its jobs stay locked for hours, while the articles say themselves what is due.
 * The grace lets the queue go first, so that instances do not queue up for the same rows.
 */
export async function finishOverdue(signal?: AbortSignal): Promise<void> {
  const due = await db()
    .select({ id: articles.id, publish: sql<boolean>`${articles.publishAt} is not null` })
    .from(articles)
    .where(
      sql`(${articles.publishAt} <= now() - interval '1500 milliseconds' and ${articles.trashedAt} is null)
        or (${articles.takeDownAt} <= now() - interval '1500 milliseconds' and ${articles.status} = 'published')`,
    )
    .limit(100);
  for (const { id, publish } of due) {
    if (signal?.aborted) return;
    try {
      await (publish ? publishIfDue(id) : takeDownIfDue(id));
    } catch (error) {
      if (!told.has(id)) log.warn({ id }, `an overdue article could not be changed: ${error instanceof Error ? error.message : "unknown"}`);
      told.add(id);
    }
  }
}
