import { and, eq } from "drizzle-orm";
import type { Facts } from "#bin/verify/facts.ts";
import { type Act, acts } from "#bin/verify/workflow/acts.ts";
import { channelOf, edit, gatherDesk, names, rowOf, written } from "#bin/verify/workflow/desk.ts";
import { db } from "#db/client.ts";
import { articleRevisions, reviewDecisions } from "#db/schema/index.ts";
import { DomainError } from "#lib/errors.ts";
import { stepsOf } from "#lib/review/workflow.ts";

/** A fixed seed, so that a walk that fails can be walked again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** The order in which a person would try: approvals lead on, the rest now and then. */
const tried: (Act | "edit")[] = [
  ...(Object.keys(acts) as Act[]),
  "edit",
  "submit",
  ...Array.from({ length: 12 }, () => "approve" as const),
  "publish",
];

/** Random people make random moves; what stands in the database is looked at after each that was let through. */
export async function walk(facts: Facts, steps: number): Promise<void> {
  const next = random(20_261_124);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const desk = await gatherDesk();
  const faults: string[] = [];
  let [id, age, done, published] = [0, 0, 0, 0];
  for (let step = 0; step < steps; step += 1) {
    if (age === 0) id = await written(desk, await channelOf(1 + Math.floor(next() * 3), Math.floor(next() * 4)));
    age = (age + 1) % 120;
    const [act, name] = [pick(tried), pick(names)];
    const error = await (act === "edit" ? edit(desk[name], id, `第${step}稿`) : acts[act](desk[name], id, desk[pick(names)])).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error !== null && !(error instanceof DomainError)) faults.push(`step ${step}, ${act} by ${name}: ${error}`);
    if (error !== null) continue;
    done += 1;
    const fault = await faultOf(id);
    if (fault) faults.push(`step ${step}, after ${act} by ${name}: ${fault}`);
    if ((await rowOf(id)).status === "published" && act !== "withdraw") published += Number(act === "publish");
    if (act === "publishUrgently") await acts.afterReview(desk[name === "chief2" ? "chief" : "chief2"], id).catch(() => {});
  }
  facts.hold(
    `${steps} random steps leave no illegal state`,
    faults.length === 0,
    faults.length > 0 ? faults.slice(0, 5).join("; ") : `${done} let through`,
  );
  facts.hold("the walk published by review", published > 10, String(published));
}

async function faultOf(id: number): Promise<string | null> {
  const row = await rowOf(id);
  const approvals = await db()
    .select()
    .from(reviewDecisions)
    .where(and(eq(reviewDecisions.articleId, id), eq(reviewDecisions.round, row.round), eq(reviewDecisions.verb, "approve")));
  const hands = approvals.map(({ kind, actorId }) => `${kind} ${actorId}`);
  if (new Set(hands).size !== hands.length) return "one hand twice";
  if (approvals.some(({ actorId }) => actorId === row.createdBy || actorId === row.submittedBy)) return "an own approval";
  const order = stepsOf(row);
  const passed = approvals.filter(({ step }) => step !== "confirm").length;
  if (row.step && row.step !== "confirm" && order[passed] !== row.step) return `waits at ${row.step} after ${passed} approvals`;
  if (row.status !== "approved" && row.status !== "published") return null;
  const urgent = await db().$count(
    reviewDecisions,
    and(eq(reviewDecisions.articleId, id), eq(reviewDecisions.round, row.round), eq(reviewDecisions.verb, "publishUrgently")),
  );
  if (urgent > 0) return null;
  if (passed !== order.length) return `${row.status} with ${passed} of ${order.length} stages`;
  const shown = row.status === "approved" ? row.approvedRevisionId : row.liveRevisionId;
  const [revision] = await db()
    .select()
    .from(articleRevisions)
    .where(eq(articleRevisions.id, shown ?? 0));
  const last = approvals.find(({ step }) => step === "confirm") ?? approvals.find(({ step }) => step === "finalReview");
  return revision && revision.sha256 === last?.revisionSha256 ? null : "other bytes than were approved";
}
