import { z } from "zod";

const lineOf = (most: number) => z.string().trim().min(1, "不能只填空格").max(most, `最多${most}个字`);
const line = lineOf(200);
/** Pictures come from this site only; the pages' content policy refuses others. */
const picture = z
  .string()
  .trim()
  .max(500, "最多500个字符")
  .regex(/^\/(?![/\\])\S+$/, "填本站图片的地址，例如 /files/ab/cdef.png，可从列表里选");
const outside = z
  .string()
  .trim()
  .max(500, "最多500个字符")
  .regex(/^https?:\/\/[^\s/]+\.[^\s]+$/, "网址应以 http:// 或 https:// 开头");
const time = z.iso.datetime({ offset: true, error: "请选择日期和时间" });

/** What an operator fills in. Every field may be absent, and an absent one shows nothing. */
export const SiteSettings = z.object({
  siteName: lineOf(60).default("门户"),
  siteNameEnglish: line.optional(),
  description: z.string().trim().max(400, "最多400个字").optional(),
  /** 主办单位 */
  organizer: line.optional(),
  /** ICP备案号, as issued */
  icp: line.optional(),
  /** 公安备案号, as issued */
  policeRecord: line.optional(),
  /** 网站标识码 of a government site */
  siteCode: line.optional(),
  postalAddress: line.optional(),
  postcode: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "邮政编码是6位数字")
    .optional(),
  phone: line.optional(),
  email: z.email("邮箱的写法不对，例如 office@example.org.cn").optional(),
  logoUrl: picture.optional(),
  wechatName: line.optional(),
  wechatQrUrl: picture.optional(),
  qqGroup: line.optional(),
  qqGroupUrl: outside.optional(),
  /** 首行缩进 or 段间距式 */
  paragraphStyle: z.enum(["indent", "gap"], "请选择段落样式").default("indent"),
  /** 哀悼灰度, from one time to another */
  mourningFrom: time.optional(),
  mourningTo: time.optional(),
});
export type SiteSettings = z.infer<typeof SiteSettings>;
export type SettingKey = keyof SiteSettings;
