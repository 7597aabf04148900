import { z } from "zod";
import { checkSeverities, termKinds } from "#db/vocabulary.ts";
import { nameLine } from "#lib/links/fields.ts";

const note = z.string().trim().max(200, "说明最多200个字");
const severity = z.enum(checkSeverities, "请选择程度");
const day = z
  .string()
  .trim()
  .refine(
    (text) => text === "" || (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text)),
    "请写成2018-03-17的样子，或留空",
  )
  .transform((text) => text || null);

export const TermFields = z
  .strictObject({
    old: nameLine("旧名称", 100),
    new: nameLine("现名称", 100),
    kind: z.enum(termKinds, "请选择类别"),
    severity,
    from: day,
    until: day,
    note,
  })
  .refine((fields) => fields.old !== fields.new, { path: ["new"], message: "旧名称和现名称相同" })
  .refine(({ from, until }) => !from || !until || from < until, { path: ["until"], message: "止日应在起日之后" });
export type TermFields = z.infer<typeof TermFields>;

export const WordFields = z.strictObject({
  wrong: nameLine("错的写法", 50),
  right: nameLine("对的写法", 50),
  severity,
  wholeWord: z.boolean(),
  note,
});
export type WordFields = z.infer<typeof WordFields>;
