import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { articles, reviewDecisions } from "#db/schema/index.ts";
import { keepRevision } from "#lib/articles/keep-revision.ts";
import { type ArticleRow, draftOf, lockForMove } from "#lib/articles/lock-article.ts";
import { demandChecked } from "#lib/checks/demand-checked.ts";
import { DomainError } from "#lib/errors.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { recordDecision } from "#lib/review/record-decision.ts";
import { demandSeen, type Seen } from "#lib/review/seen.ts";
import { stepAfter, steps } from "#lib/review/workflow.ts";
import { dueAfter } from "#lib/review/working-days.ts";

/** 通过: signs the words that the person saw and hands them to the next stage; after the last the article waits for publication. */
export async function approveArticle(person: Person, id: number, seen: Seen, note = ""): Promise<void> {
  demand(person, "article.read");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, "approve");
    const draft = await draftOf(tx, id);
    if (!row.step || !draft) throw new DomainError("unavailable");
    demandSeen(row, draft, seen);
    await demandChecked(tx, id, draft);
    const kept = await keepRevision(tx, person, id, "approve");
    await recordDecision(tx, person, row, { verb: "approve", revision: kept, note: note.trim() });
    const next = stepAfter(row.step, row, await changedInProof(tx, row, kept.sha256));
    await tx
      .update(articles)
      .set({
        ...(next
          ? { step: next, stepSince: sql`now()`, dueAt: dueAfter(new Date(), steps[next].workingDays) }
          : { status: "approved" as const, step: null, stepSince: sql`now()`, dueAt: null, approvedRevisionId: kept.id }),
        handlerId: null,
        version: row.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(articles.id, id));
  });
}

async function changedInProof(tx: Transaction, row: ArticleRow, sha256: string): Promise<boolean> {
  const [final] = await tx
    .select({ sha256: reviewDecisions.revisionSha256 })
    .from(reviewDecisions)
    .where(
      and(
        eq(reviewDecisions.articleId, row.id),
        eq(reviewDecisions.round, row.round),
        eq(reviewDecisions.step, "finalReview"),
        eq(reviewDecisions.verb, "approve"),
      ),
    );
  return final !== undefined && final.sha256 !== sha256;
}
