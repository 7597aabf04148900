import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockArticle } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Takes an article out of the trash, in the state it had. */
export async function restoreArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.trash");
  await db().transaction(async (tx) => {
    const row = await lockArticle(tx, actor, id, "article.trash");
    if (!row.trashedAt) throw new DomainError("conflict", { message: "稿件不在回收站里" });
    await tx
      .update(articles)
      .set({ trashedAt: null, trashedBy: null, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await recordEvent(tx, actor, { verb: "restoreArticle", noun: "article", nounId: id });
  });
}
