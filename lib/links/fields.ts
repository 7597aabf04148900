import { z } from "zod";

/** An address of another site as the office types it; empty means that the name stands alone. */
export const outsideAddress = z
  .string()
  .trim()
  .max(500, "网址最多500个字符")
  .refine((text) => text === "" || isWebAddress(text), "网址应以 http:// 或 https:// 开头，例如 https://www.example.org.cn");

export function isWebAddress(text: string): boolean {
  const url = /^https?:\/\/\S+$/i.test(text) ? URL.parse(text) : null;
  return url !== null && url.username === "" && url.password === "" && /[.\]]/.test(url.hostname);
}

export const nameLine = (what: string, most: number) => z.string().trim().min(1, `请填写${what}`).max(most, `${what}最多${most}个字`);

export const LinkFields = z.strictObject({
  groupId: z.coerce.number().int().positive("请选择分组"),
  name: nameLine("名称", 100),
  url: outsideAddress,
});
export type LinkFields = z.infer<typeof LinkFields>;

export const LinkGroupFields = z.strictObject({ name: nameLine("分组名称", 30) });
