import { webAddress } from "#lib/content/urls.ts";
import { DomainError } from "#lib/errors.ts";

type Words = { title: string; plainText: string; document: unknown; sourceUrl?: string };
type Node = { type?: unknown; attrs?: Record<string, unknown>; content?: unknown };

/** What an article still lacks before it may go to readers, in the words of the screen. */
export function missingForReaders(words: Words): string[] {
  const missing: string[] = [];
  if (!words.title.trim()) missing.push("标题");
  const pictures: Record<string, unknown>[] = [];
  const queue: unknown[] = [words.document];
  while (queue.length > 0) {
    const node = queue.pop() as Node | null | undefined;
    if (typeof node !== "object" || node === null) continue;
    if (node.type === "picture" || node.type === "attachment") pictures.push({ ...node.attrs, type: node.type });
    if (Array.isArray(node.content)) queue.push(...node.content);
  }
  if (!words.plainText.trim()) missing.push("正文");
  const moving = pictures.filter((picture) => !picture.mediaId).length;
  if (moving > 0) missing.push(`${moving} 个文件还在上传或没有传成`);
  const unnamed = pictures.filter((picture) => picture.type === "picture" && !picture.decorative && !String(picture.alt ?? "").trim()).length;
  if (words.sourceUrl?.trim() && !webAddress(words.sourceUrl)) missing.push("完整的原文网址（以 https:// 开头）");
  if (unnamed > 0) missing.push(`${unnamed} 张图片的替代文字（或标为装饰图）`);
  return missing;
}

export function demandWhole(words: Words): void {
  const missing = missingForReaders(words);
  if (missing.length > 0) throw new DomainError("invalid", { missing, message: `还缺：${missing.join("、")}` });
}
