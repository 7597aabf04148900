import type { Role } from "#db/vocabulary.ts";

export const roleLabels: Record<Role, string> = {
  editor: "责任编辑",
  senior: "复审",
  chief: "终审",
  proofreader: "校对",
  messageOfficer: "留言办理",
  member: "会员单位",
  administrator: "管理员",
};
