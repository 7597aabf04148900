import { z } from "zod";
import { isWebAddress, nameLine } from "#lib/links/fields.ts";

export const NavigationFields = z.strictObject({
  label: nameLine("名称", 12),
  href: z
    .string()
    .trim()
    .max(500, "网址最多500个字符")
    .refine((text) => isOwnAddress(text) || isWebAddress(text), "填本站的路径（例如 /news/policies）或以 https:// 开头的网址"),
});
export type NavigationFields = z.infer<typeof NavigationFields>;

const isOwnAddress = (text: string) => /^\/(?![/\\])[^\s\\]*$/.test(text);
