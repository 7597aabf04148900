import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { lockForMove } from "#lib/articles/lock-article.ts";
import { DomainError } from "#lib/errors.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { listStepHands } from "#lib/review/hands.ts";
import { recordDecision } from "#lib/review/record-decision.ts";

/** 转交: the step waits for one person, who must be able to take it. */
export async function handOverArticle(person: Person, id: number, toId: number, note = ""): Promise<void> {
  demand(person, "article.read");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, "handOver");
    const to = (await listStepHands(row, tx)).find((each) => each.id === toId);
    if (!to) throw new DomainError("invalid", { field: "toId", message: "这个人不能担任这一道，请另选一位" });
    await recordDecision(tx, person, row, { verb: "handOver", toId, note: note.trim() });
    await tx
      .update(articles)
      .set({ handlerId: toId, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
  });
}

/** 暂缓: the step rests, and says why. */
export async function holdArticle(person: Person, id: number, reason: string): Promise<void> {
  demand(person, "article.read");
  const note = reason.trim();
  if (!note) throw new DomainError("invalid", { field: "note", message: "请写明为什么暂缓" });
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, "hold");
    await recordDecision(tx, person, row, { verb: "hold", note });
    await tx
      .update(articles)
      .set({ heldReason: note, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
  });
}

export async function resumeArticle(person: Person, id: number): Promise<void> {
  demand(person, "article.read");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, "resume");
    await recordDecision(tx, person, row, { verb: "resume" });
    await tx
      .update(articles)
      .set({ heldReason: null, version: row.version + 1, updatedAt: sql`now()` })
      .where(eq(articles.id, id));
  });
}

/** 撤回送审: whoever submitted it takes it back to go on writing. */
export async function recallArticle(person: Person, id: number): Promise<void> {
  demand(person, "article.submit");
  await db().transaction(async (tx) => {
    const row = await lockForMove(tx, person, id, "recall");
    await recordDecision(tx, person, row, { verb: "recall" });
    await tx
      .update(articles)
      .set({
        status: "draft",
        step: null,
        stepSince: null,
        dueAt: null,
        handlerId: null,
        heldReason: null,
        version: row.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(articles.id, id));
  });
}
