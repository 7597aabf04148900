import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles, channels } from "#db/schema/index.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { draftOf, lockForMove } from "#lib/articles/lock-article.ts";
import { demandChecked } from "#lib/checks/demand-checked.ts";
import { DomainError } from "#lib/errors.ts";
import { type Actor, isPerson } from "#lib/events/actor.ts";
import { demand } from "#lib/people/demand.ts";
import { recordDecision } from "#lib/review/record-decision.ts";
import { steps, stepsOf } from "#lib/review/workflow.ts";
import { dueAfter } from "#lib/review/working-days.ts";

/** 送审: begins a round of the stages that the channel asks for now. */
export async function submitArticle(actor: Actor, id: number): Promise<void> {
  demand(actor, "article.submit");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, actor, id, "submit");
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("invalid", { message: "还缺：正文" });
    await demandChecked(tx, id, draft);
    const [channel] = await tx
      .select({ reviewCount: channels.reviewCount, proofCount: channels.proofCount })
      .from(channels)
      .where(eq(channels.id, row.channelId));
    const step = channel ? stepsOf(channel)[0] : undefined;
    if (!channel || !step) throw new DomainError("unavailable");
    const kept = await keepRevision(tx, actor, id, "submit");
    const submittedBy = isPerson(actor) ? actor.userId : row.createdBy;
    const round = row.round + 1;
    await tx
      .update(articles)
      .set({
        ...channel,
        status: "inReview",
        step,
        round,
        submittedBy,
        stepSince: sql`now()`,
        dueAt: dueAfter(new Date(), steps[step].workingDays),
        handlerId: null,
        heldReason: null,
        approvedRevisionId: null,
        version: row.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(articles.id, id));
    await recordDecision(tx, actor, row, { verb: "submit", round, revision: kept, authorId: submittedBy });
  });
}
