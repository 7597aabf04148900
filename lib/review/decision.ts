import type { DecisionVerb, ReviewStep } from "#db/vocabulary.ts";

/** One step of an article's way as the screen tells it. */
export type Decision = {
  id: number;
  round: number;
  step: ReviewStep | null;
  verb: DecisionVerb;
  actorName: string;
  toName: string | null;
  reasons: string[];
  note: string;
  carried: boolean;
  revisionNumber: number | null;
  sha256: string | null;
  decidedAt: Date;
};

export const decisionLabels: Record<DecisionVerb, string> = {
  submit: "送审",
  approve: "通过",
  sendBack: "退回修改",
  reject: "不采用",
  recall: "撤回送审",
  handOver: "转交",
  hold: "暂缓",
  resume: "恢复审核",
  fallBack: "改动后回到终审",
  publishUrgently: "绿色通道发布",
  afterReview: "补审",
};
