import { z } from "zod";

const line = z.string().trim().min(1).max(200);
const address = z
  .string()
  .trim()
  .regex(/^(https?:\/\/|\/)/);

/** What an operator fills in. Every field may be absent, and an absent one shows nothing. */
export const SiteSettings = z.object({
  siteName: line.default("门户"),
  siteNameEnglish: line.optional(),
  description: z.string().trim().max(400).optional(),
  /** 主办单位 */
  organizer: line.optional(),
  /** ICP备案号, as issued */
  icp: line.optional(),
  /** 公安备案号, as issued */
  policeRecord: line.optional(),
  /** 网站标识码 of a government site */
  siteCode: line.optional(),
  postalAddress: line.optional(),
  postcode: line.optional(),
  phone: line.optional(),
  email: z.email().optional(),
  logoUrl: address.optional(),
  wechatName: line.optional(),
  wechatQrUrl: address.optional(),
  qqGroup: line.optional(),
  qqGroupUrl: address.optional(),
  /** 首行缩进 or 段间距式 */
  paragraphStyle: z.enum(["indent", "gap"]).default("indent"),
  /** 哀悼灰度 */
  mourning: z.boolean().default(false),
});
export type SiteSettings = z.infer<typeof SiteSettings>;
