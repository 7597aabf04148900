import { z } from "zod";

const line = (what: string, most: number) => z.string().trim().max(most, `${what}最多${most}个字`);
/** Percent of the width or height, as typed; kept as a share of one. */
const share = (what: string) =>
  z.coerce
    .number(`${what}应是0到100的数字`)
    .min(0, `${what}应是0到100的数字`)
    .max(100, `${what}应是0到100的数字`)
    .transform((percent) => Math.round(percent * 10) / 1_000);

/** What the office knows about a picture or file. */
export const MediaFields = z.strictObject({
  title: line("标题", 100),
  alt: line("替代文字", 300),
  decorative: z.boolean(),
  caption: line("图注", 300),
  source: line("来源", 100),
  licence: line("授权", 200),
  licenceExpiresOn: z
    .string()
    .refine((text) => text === "" || z.iso.date().safeParse(text).success, "到期日应是日期，例如 2027-01-31")
    .transform((text) => text || null),
  focalX: share("焦点横向位置"),
  focalY: share("焦点纵向位置"),
});
export const FocalFields = MediaFields.pick({ focalX: true, focalY: true });
export type MediaFields = z.infer<typeof MediaFields>;
