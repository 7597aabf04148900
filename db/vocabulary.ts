/** Closed word lists that the database, the rules and the screen share. Safe to import anywhere. */
export const articleStatuses = ["draft", "inReview", "returned", "rejected", "approved", "published", "withdrawn"] as const;

/** 初审 复审 终审, 一校 二校 三校, 核红: the stages of a review, in order. */
export const reviewSteps = ["firstReview", "secondReview", "finalReview", "firstProof", "secondProof", "thirdProof", "confirm"] as const;
export type ReviewStep = (typeof reviewSteps)[number];

/** A person holds one step of each kind. */
export const stepKinds = ["review", "proof", "confirm", "afterReview"] as const;
export type StepKind = (typeof stepKinds)[number];

/** What was done with an article on its way. `fallBack` is the rule's doing, when words changed after they were approved. */
export const decisionVerbs = [
  "submit",
  "approve",
  "sendBack",
  "reject",
  "recall",
  "handOver",
  "hold",
  "resume",
  "fallBack",
  "publishUrgently",
  "afterReview",
] as const;
export type DecisionVerb = (typeof decisionVerbs)[number];

/** ColumnType of the government page tags. */
export const columnTypes = ["概况信息", "工作动态", "政策文件", "通知公告", "互动交流"] as const;
export type ColumnType = (typeof columnTypes)[number];

export const zoneTypes = ["经济技术开发区", "高新技术产业开发区", "海关特殊监管区域", "边境/跨境经济合作区", "其他类型开发区"] as const;
export type ZoneType = (typeof zoneTypes)[number];

export const pageSections = ["services", "about", "site"] as const;
export type PageSection = (typeof pageSections)[number];

/** What a person of the office or of a member association may be; one person may be several. */
export const roles = ["editor", "senior", "chief", "proofreader", "messageOfficer", "member", "administrator"] as const;
export type Role = (typeof roles)[number];

/** Why a revision was kept: 保存, 提交, 发布, 更正, 恢复, ten minutes of work, or an import. */
export const revisionReasons = ["import", "save", "interval", "ready", "submit", "approve", "publish", "correct", "restore"] as const;
export type RevisionReason = (typeof revisionReasons)[number];

export const mediaKinds = ["image", "file"] as const;
export const mediaStates = ["processing", "ready", "failed"] as const;

/** What a one-time link is good for. */
export const tokenKinds = ["setup", "invitation", "reset"] as const;

/** How much a finding of the checks weighs: 必须 blocks the next stage, 建议, 提示. */
export const checkSeverities = ["must", "should", "hint"] as const;
export type CheckSeverity = (typeof checkSeverities)[number];
export const termKinds = ["organisation", "person", "title", "zone"] as const;
export type TermKind = (typeof termKinds)[number];
