import type { articleStatuses, ReviewStep, StepKind } from "#db/vocabulary.ts";
import { reviewSteps } from "#db/vocabulary.ts";
import type { Right } from "#lib/people/rights.ts";

export type ArticleStatus = (typeof articleStatuses)[number];
type StepRule = { label: string; kind: StepKind; right: Right; workingDays: number };

/** The stages of a review. Policy, buttons, labels, verbs and tests all read the tables of this file. */
export const steps = {
  firstReview: { label: "初审", kind: "review", right: "review.first", workingDays: 1 },
  secondReview: { label: "复审", kind: "review", right: "review.second", workingDays: 1 },
  finalReview: { label: "终审", kind: "review", right: "review.final", workingDays: 1 },
  firstProof: { label: "一校", kind: "proof", right: "review.proof", workingDays: 1 },
  secondProof: { label: "二校", kind: "proof", right: "review.proof", workingDays: 1 },
  thirdProof: { label: "三校", kind: "proof", right: "review.proof", workingDays: 1 },
  confirm: { label: "核红", kind: "confirm", right: "review.final", workingDays: 1 },
} as const satisfies Record<ReviewStep, StepRule>;

export type Track = { reviewCount: number; proofCount: number };
const reviewsOf: Record<number, readonly ReviewStep[]> = {
  1: ["finalReview"],
  2: ["firstReview", "finalReview"],
  3: ["firstReview", "secondReview", "finalReview"],
};

/** The stages an article takes, in order; 核红 only follows where a proof changed the words. */
export function stepsOf({ reviewCount, proofCount }: Track): readonly ReviewStep[] {
  const proofs = reviewSteps.filter((step) => steps[step].kind === "proof").slice(0, proofCount);
  return [...(reviewsOf[reviewCount] ?? []), ...proofs];
}

/** What follows a step; null: every stage is passed. */
export function stepAfter(step: ReviewStep, track: Track, changedInProof: boolean): ReviewStep | null {
  if (step === "confirm") return null;
  const all = stepsOf(track);
  const next = all[all.indexOf(step) + 1];
  return next ?? (changedInProof ? "confirm" : null);
}

/** 三审三校, or what a channel has instead: a shorter way is never hidden. */
export function trackLabel({ reviewCount, proofCount }: Track): string {
  const digit = (count: number) => "零一二三"[count] ?? String(count);
  return `${digit(reviewCount)}审${proofCount === 0 ? "" : `${digit(proofCount)}校`}`;
}

export type MoveRule = {
  label: string;
  from: readonly ArticleStatus[];
  /** `step`: whoever may take the step that the article waits at. */
  right: Right | "step";
  /** `fresh`: neither the author nor a holder of another step of the kind; `submitter`: who handed it in; `other`: not who published it urgently. */
  hand?: "fresh" | "submitter" | "other";
  /** Whether the person must say why. */
  note?: "required";
};

/** The way of an article to its readers. */
export const moves = {
  submit: { label: "送审", from: ["draft", "returned"], right: "article.submit" },
  recall: { label: "撤回送审", from: ["inReview"], right: "article.submit", hand: "submitter" },
  approve: { label: "通过", from: ["inReview"], right: "step", hand: "fresh" },
  sendBack: { label: "退回修改", from: ["inReview", "approved"], right: "step", hand: "fresh", note: "required" },
  reject: { label: "不采用", from: ["inReview"], right: "step", hand: "fresh", note: "required" },
  handOver: { label: "转交", from: ["inReview"], right: "step", hand: "fresh" },
  hold: { label: "暂缓", from: ["inReview"], right: "step", hand: "fresh", note: "required" },
  resume: { label: "恢复审核", from: ["inReview"], right: "step", hand: "fresh" },
  reopen: { label: "退回草稿", from: ["approved", "rejected"], right: "article.submit" },
  schedule: { label: "定时发布", from: ["approved"], right: "article.publish" },
  unschedule: { label: "取消定时", from: ["approved"], right: "article.publish" },
  publish: { label: "发布", from: ["approved"], right: "article.publish" },
  publishUrgently: { label: "绿色通道发布", from: ["draft", "returned", "inReview"], right: "article.publishUrgently", note: "required" },
  afterReview: { label: "完成补审", from: ["published", "withdrawn"], right: "article.afterReview", hand: "other" },
  correct: { label: "更正", from: ["published"], right: "article.correct", note: "required" },
  withdraw: { label: "撤稿", from: ["published"], right: "article.withdraw", note: "required" },
} as const satisfies Record<string, MoveRule>;
export type Move = keyof typeof moves;

export const statusLabels: Record<ArticleStatus, string> = {
  draft: "草稿",
  inReview: "审核中",
  returned: "退回修改",
  rejected: "不采用",
  approved: "待发布",
  published: "已发布",
  withdrawn: "已撤稿",
};

/** 退回的原因: chips of the form, beside the words that are required. */
export const returnReasons = ["内容失实", "表述不当", "格式不符", "图片问题", "重复", "不属本栏目", "其他"] as const;

/** Hours within which somebody else must look at what was published urgently. */
export const afterReviewHours = 24;
