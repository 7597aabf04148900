import type { RevisionReason } from "#db/vocabulary.ts";

/** Why a version was kept, as the screens say it. */
export const revisionReasons: Record<RevisionReason, string> = {
  import: "导入",
  save: "保存",
  interval: "写作中",
  ready: "提交发布",
  submit: "送审",
  approve: "审核通过",
  publish: "发布",
  correct: "更正",
  restore: "恢复",
};

/** A version as the editor lists it, in the words of the screen. */
export type RevisionItem = { number: number; reason: string; by: string; at: string; characters: number; isLive: boolean; isDraft: boolean };
