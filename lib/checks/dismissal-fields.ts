import { z } from "zod";
import { checkSeverities } from "#db/vocabulary.ts";
import { type Rule, ruleNames } from "./finding.ts";

const rules = Object.keys(ruleNames) as [Rule, ...Rule[]];
export const DismissalFields = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.enum(rules),
  severity: z.enum(checkSeverities),
  quote: z.string().max(1_000),
  message: z.string().max(1_000),
  reason: z.string().trim().min(1, "请写明为什么不用改").max(200, "理由请写在200字以内"),
});
export type DismissalFields = z.infer<typeof DismissalFields>;
