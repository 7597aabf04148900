import { z } from "zod";
import { nameLine } from "#lib/links/fields.ts";

export const PageFields = z.strictObject({
  title: nameLine("标题", 60),
  summary: z.string().trim().max(300, "摘要最多300个字"),
  complete: z.boolean(),
});
export type PageFields = z.infer<typeof PageFields>;
