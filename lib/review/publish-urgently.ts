import "server-only";
import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { draftOf, lockForMove } from "#lib/articles/lock-article.ts";
import { replaceZones } from "#lib/articles/revision-parts.ts";
import { snapshotArticle } from "#lib/articles/snapshot.ts";
import { demandChecked } from "#lib/checks/demand-checked.ts";
import { expire } from "#lib/documents/expire.ts";
import { staleTags } from "#lib/documents/tags.ts";
import { DomainError } from "#lib/errors.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { recordDecision } from "#lib/review/record-decision.ts";
import { afterReviewHours } from "#lib/review/workflow.ts";

/** 绿色通道: one person publishes, says why, and owes the review of another; until that is paid neither they nor the channel may do it again. */
export async function publishUrgently(person: Person, id: number, reason: string): Promise<void> {
  demand(person, "article.publishUrgently");
  const note = reason.trim();
  if (!note) throw new DomainError("invalid", { field: "note", message: "请写明为什么来不及审核" });
  await db().transaction(async (tx) => {
    // One at a time, so that two debts cannot begin together.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('publishUrgently'))`);
    const row = await lockForMove(tx, person, id, "publishUrgently");
    const debts = or(eq(articles.urgentBy, person.userId), eq(articles.channelId, row.channelId));
    if ((await tx.$count(articles, and(isNotNull(articles.afterReviewDueAt), debts))) > 0)
      throw new DomainError("conflict", { message: "上一次绿色通道发布的稿件还没有补审，补审之后才能再用" });
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("invalid", { message: "还缺：正文" });
    await demandChecked(tx, id, draft);
    const before = await snapshotArticle(tx, id);
    const kept = await keepRevision(tx, person, id, "publish");
    const round = row.round + 1;
    await recordDecision(tx, person, row, { verb: "publishUrgently", round, revision: kept, note });
    await tx
      .update(articles)
      .set({
        status: "published",
        round,
        step: null,
        stepSince: null,
        dueAt: null,
        handlerId: null,
        heldReason: null,
        liveRevisionId: kept.id,
        publishedAt: sql`coalesce(${articles.publishedAt}, now())`,
        urgentBy: person.userId,
        afterReviewDueAt: sql`now() + make_interval(hours => ${afterReviewHours})`,
        version: row.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(articles.id, id));
    await replaceZones(tx, id, `${kept.title}\n${kept.plainText}`);
    await expire(tx, staleTags(before, await snapshotArticle(tx, id)));
  });
}

/** 补审: another person looks at what was published urgently and answers for it; what is wrong is corrected or withdrawn besides. */
export async function afterReviewArticle(person: Person, id: number, note: string): Promise<void> {
  demand(person, "article.afterReview");
  const opinion = note.trim();
  if (!opinion) throw new DomainError("invalid", { field: "note", message: "请写下补审的意见" });
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, "afterReview");
    await recordDecision(tx, person, row, { verb: "afterReview", note: opinion, authorId: row.urgentBy });
    await tx
      .update(articles)
      .set({ afterReviewDueAt: null, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
  });
}
