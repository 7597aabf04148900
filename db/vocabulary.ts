/** Closed word lists that the database, the rules and the screen share. Safe to import anywhere. */
export const articleStatuses = ["draft", "inReview", "returned", "approved", "published", "withdrawn"] as const;

/** ColumnType of the government page tags. */
export const columnTypes = ["概况信息", "工作动态", "政策文件", "通知公告", "互动交流"] as const;
export type ColumnType = (typeof columnTypes)[number];

export const zoneTypes = ["经济技术开发区", "高新技术产业开发区", "海关特殊监管区域", "边境/跨境经济合作区", "其他类型开发区"] as const;
export type ZoneType = (typeof zoneTypes)[number];

export const pageSections = ["services", "about", "site"] as const;
export type PageSection = (typeof pageSections)[number];
