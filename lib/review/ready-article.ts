import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { draftOf, lockForMove } from "#lib/articles/lock-article.ts";
import { demandChecked } from "#lib/checks/demand-checked.ts";
import { DomainError } from "#lib/errors.ts";
import type { Actor } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** Hands a draft over for publication. The revision kept here is what goes out. */
export async function readyArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.ready");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "ready");
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("invalid", { message: "还缺：正文" });
    await demandChecked(tx, id, draft);
    const kept = await keepRevision(tx, actor, id, "ready");
    await tx
      .update(articles)
      .set({ status: "approved", version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await recordEvent(tx, actor, { verb: "readyArticle", noun: "article", nounId: id, detail: { revision: kept.number, sha256: kept.sha256 } });
  });
}
