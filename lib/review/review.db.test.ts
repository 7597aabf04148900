import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, articleRevisions, articles, reviewDecisions } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { isTurnOf } from "#lib/articles/turn.ts";
import { approveArticle } from "#lib/review/approve-article.ts";
import { factsOf } from "#lib/review/facts.ts";
import { handOverArticle, holdArticle, recallArticle, resumeArticle } from "#lib/review/pass-on-article.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { afterReviewArticle, publishUrgently } from "#lib/review/publish-urgently.ts";
import { refusalOf } from "#lib/review/refusal.ts";
import { fallBackAfterEdit } from "#lib/review/reopen-article.ts";
import { rejectArticle, sendBackArticle } from "#lib/review/return-article.ts";
import { submitArticle } from "#lib/review/submit-article.ts";

type Staff = Awaited<ReturnType<typeof makePerson>>;
const staff: Record<"editor" | "reviewer" | "senior" | "chief" | "chief2" | "proofreader", Staff> = {} as never;
let channelId: number;

beforeAll(async () => {
  for (const [name, role] of [
    ["editor", "editor"],
    ["reviewer", "editor"],
    ["senior", "senior"],
    ["chief", "chief"],
    ["chief2", "chief"],
    ["proofreader", "proofreader"],
  ] as const)
    staff[name] = await makePerson(role);
  channelId = (await makeChannel({ reviewCount: 3, proofCount: 3 })).id;
});

const rowOf = async (id: number) => {
  const [row] = await db().select().from(articles).where(eq(articles.id, id));
  if (!row) throw new Error("no article");
  return row;
};
async function write(id: number, text: string): Promise<void> {
  await db()
    .update(articleDrafts)
    .set({ html: `<p>${text}</p>`, plainText: text, equalsRevisionId: null, version: sql`version + 1` })
    .where(eq(articleDrafts.articleId, id));
}
async function written(where = channelId): Promise<number> {
  const id = await createArticle(staff.editor, { channelId: where, title: "题目" });
  await write(id, "正文");
  return id;
}
async function seen(id: number) {
  const [row, [draft]] = [await rowOf(id), await db().select().from(articleDrafts).where(eq(articleDrafts.articleId, id))];
  return { round: row.round, step: row.step, version: draft?.version ?? 0 };
}
const why = { reasons: ["图片问题", "没有的"], note: "图片不清楚" };
const hands = () => [staff.reviewer, staff.senior, staff.chief, staff.proofreader];

describe("三审三校", () => {
  test("every stage by another hand, and what goes out is what was approved", async () => {
    const id = await written();
    await passReview(staff.editor, id, hands());
    const approvals = await db().select().from(reviewDecisions).where(sql`article_id = ${id} and verb = 'approve'`).orderBy(reviewDecisions.id);
    expect(approvals.map(({ step }) => step)).toEqual(["firstReview", "secondReview", "finalReview", "firstProof", "secondProof", "thirdProof"]);
    for (const kind of ["review", "proof"])
      expect(new Set(approvals.filter((each) => each.kind === kind).map(({ actorId }) => actorId)).size).toBe(3);
    await publishArticle(staff.chief, id);
    const [live] = await db()
      .select()
      .from(articleRevisions)
      .where(eq(articleRevisions.id, (await rowOf(id)).liveRevisionId ?? 0));
    expect(live?.sha256).toBe(approvals[2]?.revisionSha256);
  });

  test("nobody reviews what they wrote or holds two stages of a kind", async () => {
    const id = await written();
    const both = { ...staff.editor, roles: ["editor", "senior", "chief"] as Staff["roles"] };
    await submitArticle(staff.editor, id);
    await expect(approveArticle(both, id, await seen(id))).rejects.toMatchObject({ code: "forbidden" });
    const senior = { ...staff.senior, roles: ["senior", "chief"] as Staff["roles"] };
    await approveArticle(senior, id, await seen(id));
    await expect(approveArticle(senior, id, await seen(id))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("of two who press at once one wins and the other is told; words seen must be the words signed", async () => {
    const id = await written();
    await submitArticle(staff.editor, id);
    const shown = await seen(id);
    const second = await makePerson("editor", "senior");
    const outcomes = await Promise.allSettled([approveArticle(staff.reviewer, id, shown), approveArticle(second, id, shown)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    const now = await seen(id);
    await write(id, "又改了");
    await expect(approveArticle(staff.senior, id, now)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a proof that changes words is followed by 核红; a change after that goes back to 终审 with the earlier reviews carried over", async () => {
    const id = await written();
    await submitArticle(staff.editor, id);
    for (const who of [staff.reviewer, staff.senior, staff.chief]) await approveArticle(who, id, await seen(id));
    await write(id, "校过的正文");
    for (const who of [staff.proofreader, staff.reviewer, staff.senior]) await approveArticle(who, id, await seen(id));
    expect((await rowOf(id)).step).toBe("confirm");
    await approveArticle(staff.chief, id, await seen(id));
    expect((await rowOf(id)).status).toBe("approved");
    await write(id, "审定后又改");
    await expect(publishArticle(staff.chief, id)).rejects.toMatchObject({ code: "conflict" });
    await db().transaction(async (tx) => fallBackAfterEdit(tx, staff.editor, await rowOf(id)));
    expect(await rowOf(id)).toMatchObject({ status: "inReview", step: "finalReview", round: 2 });
    const facts = await factsOf(await rowOf(id));
    expect(facts.hands.map(({ actorId }) => actorId).sort()).toEqual([staff.reviewer.userId, staff.senior.userId].sort());
    for (const who of [staff.chief, staff.proofreader, staff.reviewer, staff.senior]) await approveArticle(who, id, await seen(id));
    expect((await rowOf(id)).status).toBe("approved");
  });

  test("sent back and rejected with words for the author, held, handed over, recalled", async () => {
    const id = await written();
    await submitArticle(staff.editor, id);
    await expect(sendBackArticle(staff.reviewer, id, await seen(id), { reasons: [], note: " " })).rejects.toMatchObject({ code: "invalid" });
    await sendBackArticle(staff.reviewer, id, await seen(id), why);
    expect((await rowOf(id)).status).toBe("returned");
    const [back] = await db().select().from(reviewDecisions).where(sql`article_id = ${id} and verb = 'sendBack'`);
    expect(back).toMatchObject({ reasons: ["图片问题"], note: "图片不清楚", step: "firstReview" });
    await submitArticle(staff.editor, id);
    await holdArticle(staff.reviewer, id, "等回函");
    await expect(approveArticle(staff.reviewer, id, await seen(id))).rejects.toMatchObject({ code: "conflict" });
    await resumeArticle(staff.reviewer, id);
    await expect(handOverArticle(staff.reviewer, id, staff.editor.userId)).rejects.toMatchObject({ code: "invalid" });
    await handOverArticle(staff.reviewer, id, staff.senior.userId);
    await expect(approveArticle(staff.reviewer, id, await seen(id))).rejects.toMatchObject({ code: "forbidden" });
    await expect(recallArticle(staff.reviewer, id)).rejects.toMatchObject({ code: "forbidden" });
    await recallArticle(staff.editor, id);
    expect(await rowOf(id)).toMatchObject({ status: "draft", step: null, handlerId: null });
    await submitArticle(staff.editor, id);
    await rejectArticle(staff.reviewer, id, await seen(id), why);
    expect((await rowOf(id)).status).toBe("rejected");
  });
});

describe("绿色通道", () => {
  test("one person publishes and owes the review of another, without which they may not again", async () => {
    const mine = (await makeChannel({ reviewCount: 3, proofCount: 3 })).id;
    const id = await written(mine);
    await expect(publishUrgently(staff.editor, id, "抢险")).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishUrgently(staff.chief, id, " ")).rejects.toMatchObject({ code: "invalid" });
    await publishUrgently(staff.chief, id, "抢险通知");
    expect(await rowOf(id)).toMatchObject({ status: "published", urgentBy: staff.chief.userId });
    const another = await written();
    await expect(publishUrgently(staff.chief, another, "又一次")).rejects.toMatchObject({ code: "conflict" });
    await expect(afterReviewArticle(staff.chief, id, "可以")).rejects.toMatchObject({ code: "forbidden" });
    await afterReviewArticle(staff.chief2, id, "事实无误");
    expect((await rowOf(id)).afterReviewDueAt).toBeNull();
    await publishUrgently(staff.chief, another, "又一次");
    await afterReviewArticle(staff.senior, another, "事实无误");
  });
});

describe("tried directly in the database", () => {
  const refused = (statement: Promise<unknown>) => expect(statement).rejects.toThrow();

  test("no stage skipped, no own approval, no two hands, no other bytes, no change of a decision", async () => {
    const id = await written();
    await submitArticle(staff.editor, id);
    const [revision] = await db().select().from(articleRevisions).where(eq(articleRevisions.articleId, id));
    if (!revision) throw new Error("no revision");
    const approve = (actorId: number, step: string, kind: string, sha = revision.sha256, round = 1) =>
      db().execute(sql`insert into review_decisions (article_id, round, step, kind, verb, actor_id, author_id, revision_id, revision_sha256)
        values (${id}, ${round}, ${step}, ${kind}, 'approve', ${actorId}, ${staff.editor.userId}, ${revision.id}, ${sha})`);
    await refused(db().execute(sql`update articles set status = 'approved', step = null, approved_revision_id = ${revision.id} where id = ${id}`));
    await refused(
      db().execute(
        sql`update articles set status = 'published', step = null, published_at = now(), live_revision_id = ${revision.id} where id = ${id}`,
      ),
    );
    await refused(db().execute(sql`update articles set status = 'inReview', step = null where id = ${id}`));
    await refused(approve(staff.editor.userId, "firstReview", "review"));
    await refused(approve(staff.senior.userId, "secondReview", "review"));
    await refused(approve(staff.reviewer.userId, "firstReview", "review", "0".repeat(64)));
    await refused(approve(staff.reviewer.userId, "firstReview", "review", revision.sha256, 2));
    await approveArticle(staff.senior, id, await seen(id));
    await refused(approve(staff.senior.userId, "secondReview", "review"));
    await refused(db().execute(sql`update review_decisions set actor_name = 'x' where article_id = ${id}`));
    await refused(db().execute(sql`delete from review_decisions where article_id = ${id}`));
    await refused(
      db().execute(sql`insert into review_decisions (article_id, round, verb, actor_id) values (${id}, 1, 'sendBack', ${staff.senior.userId})`),
    );
  });
});

test("whoever's turn it is may take the step, and nobody else's screen says so", async () => {
  const id = await written();
  await submitArticle(staff.editor, id);
  const row = await rowOf(id);
  const waiting = { ...row, ...(await factsOf(row)), overdue: false, responsibleEditor: "" };
  expect(
    hands()
      .filter((person) => isTurnOf(person, waiting))
      .map(({ userId }) => userId),
  ).toEqual([staff.reviewer.userId, staff.senior.userId]);
});

test("at random, no illegal state is reached and what is published is what was approved", async () => {
  const people = Object.values(staff);
  const acts = ["submit", "approve", "approve", "approve", "sendBack", "reject", "hold", "resume", "recall", "handOver", "edit", "publish"] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(people.length - 1)), { minLength: 30, maxLength: 60 }), async (walk) => {
      const id = await written();
      let edits = 0;
      for (const [act, at] of walk) {
        const person = people[at];
        if (!person) continue;
        const before = await rowOf(id);
        const facts = await factsOf(before);
        const move = act === "edit" ? null : act;
        const allowed = move === null || refusalOf(person, facts, move) === null;
        const done = await Promise.allSettled([
          act === "edit"
            ? write(id, `第${++edits}稿`).then(() => db().transaction(async (tx) => fallBackAfterEdit(tx, person, await rowOf(id))))
            : act === "submit"
              ? submitArticle(person, id)
              : act === "approve"
                ? approveArticle(person, id, await seen(id))
                : act === "sendBack"
                  ? sendBackArticle(person, id, await seen(id), why)
                  : act === "reject"
                    ? rejectArticle(person, id, await seen(id), why)
                    : act === "hold"
                      ? holdArticle(person, id, "等")
                      : act === "resume"
                        ? resumeArticle(person, id)
                        : act === "recall"
                          ? recallArticle(person, id)
                          : act === "handOver"
                            ? handOverArticle(person, id, staff.reviewer.userId)
                            : publishArticle(person, id),
        ]);
        if (!allowed) expect(done[0]?.status, `${act} by ${person.roles}`).toBe("rejected");
        const after = await rowOf(id);
        if (after.status !== "published") continue;
        const [live] = await db()
          .select()
          .from(articleRevisions)
          .where(eq(articleRevisions.id, after.liveRevisionId ?? 0));
        const approvals = await db().select().from(reviewDecisions).where(sql`article_id = ${id} and round = ${after.round} and verb = 'approve'`);
        const last = approvals.find(({ step }) => step === "confirm") ?? approvals.find(({ step }) => step === "finalReview");
        expect(live?.sha256).toBe(last?.revisionSha256);
        return;
      }
    }),
    { numRuns: 8 },
  );
});
