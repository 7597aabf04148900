/** Closed word lists that the database, the rules and the screen share. Safe to import anywhere. */
export const articleStatuses = ["draft", "inReview", "returned", "approved", "published", "withdrawn"] as const;

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
export const revisionReasons = ["import", "save", "interval", "ready", "publish", "correct", "restore"] as const;
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
