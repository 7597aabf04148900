import { eq, sql } from "drizzle-orm";
import type { Facts } from "#bin/verify/facts.ts";
import { acts } from "#bin/verify/workflow/acts.ts";
import { approve, channelOf, gatherDesk, seen, written } from "#bin/verify/workflow/desk.ts";
import { db } from "#db/client.ts";
import { articleRevisions } from "#db/schema/index.ts";

/** The same rules tried past the verbs, by statements of SQL. */
export async function checkStatements(facts: Facts): Promise<void> {
  const desk = await gatherDesk();
  const id = await written(desk, await channelOf(3, 3));
  await acts.submit(desk.author, id);
  const [revision] = await db().select().from(articleRevisions).where(eq(articleRevisions.articleId, id));
  if (!revision) throw new Error("the submission kept no revision");
  const refused = async (what: string, statement: Promise<unknown>) => {
    const error = await statement.then(
      () => null,
      (reason: unknown) => reason,
    );
    facts.hold(`the database refuses: ${what}`, error !== null);
  };
  const insert = (actor: number, step: string, sha = revision.sha256, round = 1, carried: number | null = null) =>
    db().execute(sql`insert into review_decisions (article_id, round, step, kind, verb, actor_id, author_id, revision_id, revision_sha256, carried_from)
      values (${id}, ${round}, ${step}, 'review', 'approve', ${actor}, ${desk.author.userId}, ${revision.id}, ${sha}, ${carried})`);
  const set = (change: ReturnType<typeof sql>) => db().execute(sql`update articles set ${change} where id = ${id}`);
  await refused("approved without a stage passed", set(sql`status = 'approved', step = null, approved_revision_id = ${revision.id}`));
  await refused("published without approval", set(sql`status = 'published', step = null, published_at = now(), live_revision_id = ${revision.id}`));
  await refused("in review at no stage", set(sql`step = null`));
  await refused("an approval by the author", insert(desk.author.userId, "firstReview"));
  await refused("a stage skipped", insert(desk.senior.userId, "secondReview"));
  await refused("an approval of other bytes", insert(desk.editor.userId, "firstReview", "0".repeat(64)));
  await refused("an approval of another round", insert(desk.editor.userId, "firstReview", revision.sha256, 2));
  await refused("an approval carried over from nothing", insert(desk.editor.userId, "firstReview", revision.sha256, 1, 999_999_999));
  await approve(desk.senior, id);
  await refused("two stages by one hand", insert(desk.senior.userId, "secondReview"));
  await refused("a decision changed", db().execute(sql`update review_decisions set actor_name = 'x' where article_id = ${id}`));
  await refused("a decision removed", db().execute(sql`delete from review_decisions where article_id = ${id}`));
  await refused("sent back without a word", db().execute(sql`insert into review_decisions (article_id, round, verb) values (${id}, 1, 'sendBack')`));
  const urgent = await written(desk, await channelOf(3, 3));
  await acts.publishUrgently(desk.chief, urgent);
  await refused(
    "an after-review by who published",
    db().execute(
      sql`insert into review_decisions (article_id, round, kind, verb, actor_id) values (${urgent}, 1, 'afterReview', 'afterReview', ${desk.chief.userId})`,
    ),
  );
  const held = await acts.afterReview(desk.chief, urgent).then(
    () => false,
    () => true,
  );
  facts.hold("the chief who published urgently cannot close the after-review", held);
  await acts.afterReview(desk.chief2, urgent);
  const shown = await seen(id);
  const second = await Promise.allSettled([approve(desk.senior2, id), acts.approve(desk.senior2, id)]);
  facts.hold(
    "of two presses at once one counts",
    second.filter(({ status }) => status === "fulfilled").length === 1 && shown.step === "secondReview",
  );
}
