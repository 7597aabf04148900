import type { ReviewStep, StepKind } from "#db/vocabulary.ts";
import type { ErrorCode } from "#lib/errors.ts";
import type { Person } from "#lib/people/person.ts";
import { may, type Right } from "#lib/people/rights.ts";
import { type ArticleStatus, type Move, type MoveRule, moves, statusLabels, steps } from "#lib/review/workflow.ts";

/** All that decides who may do what with an article now. */
export type ReviewFacts = {
  status: ArticleStatus;
  channelId: number;
  step: ReviewStep | null;
  createdBy: number | null;
  submittedBy: number | null;
  handlerId: number | null;
  heldReason: string | null;
  trashed: boolean;
  scheduled: boolean;
  urgentBy: number | null;
  owesAfterReview: boolean;
  /** Who approved which kind of step in this round. */
  hands: readonly { kind: StepKind; actorId: number | null }[];
};
export type Refused = { code: ErrorCode; message?: string };

export function rightOf(move: Move, step: ReviewStep | null): Right {
  const rule: MoveRule = moves[move];
  return rule.right === "step" ? (step ? steps[step].right : "article.publish") : rule.right;
}

/** Why a person may not make a move now; null when nothing stands against it. Buttons, verbs and tests ask here alone. */
export function refusalOf(person: Person, article: ReviewFacts, move: Move): Refused | null {
  const rule: MoveRule = moves[move];
  if (!may(person, rightOf(move, article.step), article.channelId)) return { code: "forbidden" };
  if (article.trashed) return { code: "conflict", message: "稿件在回收站里，请先恢复" };
  if (!rule.from.includes(article.status)) return { code: "conflict", message: `稿件现在是“${statusLabels[article.status]}”，不能${rule.label}` };
  const handMessage = wrongHand(person, article, rule);
  if (handMessage) return { code: "forbidden", message: handMessage };
  const message = wrongTime(article, move);
  return message ? { code: "conflict", message } : null;
}

function wrongHand(person: Person, article: ReviewFacts, { hand, right }: MoveRule): string | null {
  const me = person.userId;
  const own = article.createdBy === me || article.submittedBy === me;
  if (hand === "submitter") return own ? null : "只有送审的人能撤回";
  if (hand === "other") return own || article.urgentBy === me ? "补审要由另一个人来做" : null;
  if (hand !== "fresh") return null;
  if (own) return "稿件是您写的或您送审的，要由别人来审";
  const kind = article.step ? steps[article.step].kind : null;
  if (article.hands.some((each) => each.kind === kind && each.actorId === me)) return "您已经做过这一轮的另一道，一个人只能担任一道";
  const passing = right === "step" && article.handlerId !== null && article.handlerId !== me && !person.roles.includes("chief");
  return passing ? "稿件已转交给别人" : null;
}

function wrongTime(article: ReviewFacts, move: Move): string | null {
  if (move === "approve" && article.heldReason !== null) return "稿件已暂缓，请先恢复审核";
  if (move === "hold" && article.heldReason !== null) return "稿件已经暂缓";
  if (move === "resume" && article.heldReason === null) return "稿件没有暂缓";
  if (move === "unschedule" && !article.scheduled) return "这篇稿件没有定时";
  if (move === "afterReview" && !article.owesAfterReview) return "这篇稿件没有待补的审核";
  return null;
}

/** Whether a person may write in it now: the author before it is submitted, afterwards whoever has its step. */
export function writingRefusal(person: Person, article: ReviewFacts): Refused | null {
  if (!may(person, "article.write", article.channelId)) return { code: "forbidden" };
  if (article.trashed) return { code: "conflict", message: "稿件在回收站里，请先恢复" };
  if (article.status === "rejected") return { code: "conflict", message: "稿件没有采用，请先退回草稿" };
  if (article.status !== "inReview") return null;
  const held = { ...article, heldReason: null };
  return refusalOf(person, held, "approve") ? { code: "conflict", message: "稿件正在审核，由审核的人修改；要自己改请先撤回送审" } : null;
}
