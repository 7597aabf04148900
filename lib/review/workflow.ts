import type { articleStatuses } from "#db/vocabulary.ts";
import type { Right } from "#lib/people/rights.ts";

export type ArticleStatus = (typeof articleStatuses)[number];
export type MoveRule = {
  label: string;
  from: readonly ArticleStatus[];
  to: ArticleStatus;
  right: Right;
  /** Whether the person must say why. */
  note?: "required";
};

/** The way of an article to its readers. Policy, buttons, labels, verbs and tests all read this table. */
export const moves = {
  ready: { label: "提交发布", from: ["draft", "returned"], to: "approved", right: "article.ready" },
  reopen: { label: "退回草稿", from: ["approved"], to: "draft", right: "article.ready" },
  schedule: { label: "定时发布", from: ["approved"], to: "approved", right: "article.publish" },
  unschedule: { label: "取消定时", from: ["approved"], to: "approved", right: "article.publish" },
  publish: { label: "发布", from: ["approved"], to: "published", right: "article.publish" },
  correct: { label: "更正", from: ["published"], to: "published", right: "article.correct", note: "required" },
  withdraw: { label: "撤稿", from: ["published"], to: "withdrawn", right: "article.withdraw", note: "required" },
} as const satisfies Record<string, MoveRule>;
export type Move = keyof typeof moves;

export const statusLabels: Record<ArticleStatus, string> = {
  draft: "草稿",
  inReview: "审核中",
  returned: "退回修改",
  approved: "待发布",
  published: "已发布",
  withdrawn: "已撤稿",
};

export function canMove(move: Move, status: ArticleStatus): boolean {
  return (moves[move].from as readonly ArticleStatus[]).includes(status);
}
