import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { draftOf, lockForMove } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import { cancelJob } from "#lib/jobs/enqueue.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { publishKey } from "#lib/review/job-keys.ts";
import { recordDecision } from "#lib/review/record-decision.ts";
import { demandSeen, type Seen } from "#lib/review/seen.ts";
import { returnReasons } from "#lib/review/workflow.ts";

type Why = { reasons: readonly string[]; note: string };

/** 退回修改 or 不采用: ends the round; the author reads the reason. */
async function endRound(person: Person, id: number, seen: Seen, why: Why, verb: "sendBack" | "reject"): Promise<void> {
  demand(person, "article.read");
  const note = why.note.trim();
  if (!note)
    throw new DomainError("invalid", {
      field: "note",
      message: verb === "sendBack" ? "请写明要改什么，作者会看到" : "请写明为什么不采用，作者会看到",
    });
  const reasons = returnReasons.filter((reason) => why.reasons.includes(reason));
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, verb);
    const draft = await draftOf(tx, id);
    if (!draft) throw new DomainError("unavailable");
    demandSeen(row, draft, seen);
    await recordDecision(tx, person, row, { verb, reasons, note });
    await tx
      .update(articles)
      .set({
        status: verb === "sendBack" ? "returned" : "rejected",
        step: null,
        stepSince: sql`now()`,
        dueAt: null,
        handlerId: null,
        heldReason: null,
        publishAt: null,
        approvedRevisionId: null,
        version: row.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(articles.id, id));
    if (row.publishAt) await cancelJob(tx, publishKey(id));
  });
}

export const sendBackArticle = (person: Person, id: number, seen: Seen, why: Why) => endRound(person, id, seen, why, "sendBack");
export const rejectArticle = (person: Person, id: number, seen: Seen, why: Why) => endRound(person, id, seen, why, "reject");
