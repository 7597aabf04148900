import { z } from "zod";
import { columnTypes } from "#db/vocabulary.ts";
import { nameLine } from "#lib/links/fields.ts";

/** Channels whose address the home page itself knows: its blocks would stand empty without them. */
export const fixedSlugs: readonly string[] = ["notices", "headlines", "national-zones", "policies"];

const days = z
  .string()
  .trim()
  .regex(/^(|[1-9]\d{0,3})$/, "天数是1到9999的整数，不要求更新就不填")
  .transform((text) => (text === "" ? null : Number(text)));

export const ChannelFields = z.strictObject({
  name: nameLine("名称", 20),
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "网址名只用小写字母、数字和中间的短横，例如 industry-news")
    .max(60, "网址名最多60个字符"),
  columnType: z.enum(columnTypes, "请选择栏目类型"),
  description: z.string().trim().max(200, "说明最多200个字"),
  freshnessDays: days,
  hidden: z.boolean(),
  reviewCount: z.coerce.number().int().min(1).max(3),
  proofCount: z.coerce.number().int().min(0).max(3),
});
export type ChannelFields = z.infer<typeof ChannelFields>;
