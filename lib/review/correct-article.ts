import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, corrections } from "#db/schema/index.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { draftOf, lockForMove } from "#lib/articles/lock-article.ts";
import { replaceZones } from "#lib/articles/revision-parts.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { demandChecked } from "#lib/checks/demand-checked.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { recordEvent } from "#lib/events/record-event.ts";
import { demand } from "#lib/people/demand.ts";

/** 更正: the only way published words change. The note stands under the article with its date; the old words are kept. */
export async function correctArticle(actor: Actor, id: number, note: string): Promise<void> {
  demand(actor, "article.correct");
  const why = note.trim();
  if (!why) throw new DomainError("invalid", { field: "note", message: "请写明更正了什么，读者会看到这句话" });
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "correct");
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("conflict", { message: "正文没有改动，不必更正" });
    await demandChecked(tx, id, draft);
    const kept = await keepRevision(tx, actor, id, "correct");
    if (kept.id === row.liveRevisionId) throw new DomainError("conflict", { message: "正文没有改动，不必更正" });
    const before = await snapshotArticle(tx, id);
    const correctedBy = isPerson(actor) ? actor.userId : null;
    await tx.insert(corrections).values({ articleId: id, note: why, beforeRevisionId: row.liveRevisionId, afterRevisionId: kept.id, correctedBy });
    await tx
      .update(articles)
      .set({ liveRevisionId: kept.id, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
    await replaceZones(tx, id, `${kept.title}\n${kept.plainText}`);
    await recordEvent(tx, actor, { verb: "correctArticle", noun: "article", nounId: id, detail: { note: why, sha256: kept.sha256 } });
    await expire(tx, staleTags(before, await snapshotArticle(tx, id)));
  });
}
