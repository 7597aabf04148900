import { z } from "zod";
import { mostKeywords, wordLimits } from "#lib/writing/words.ts";

const labels = {
  title: "标题",
  summary: "摘要",
  sourceName: "来源",
  sourceUrl: "原文网址",
  originalTitle: "原题",
  originalAuthor: "原作者",
  author: "作者",
  responsibleEditor: "责任编辑",
  sourceNote: "来源说明",
} as const satisfies Record<keyof typeof wordLimits, string>;

// PostgreSQL cannot hold a NUL, nor half of a surrogate pair.
const holdable = (text: string) => !text.includes("\u0000") && text.isWellFormed();
const text = (name: keyof typeof wordLimits) =>
  z.string().max(wordLimits[name], `${labels[name]}不能超过${wordLimits[name]}个字`).refine(holdable, `${labels[name]}里有无法保存的字符`);

/** What PUT …/draft takes. The document is checked by parseDocument, an address only before it goes to readers. */
export const DraftFields = z.object({
  baseVersion: z.int().min(0),
  saveId: z.uuid(),
  /** Who typed the words. */
  userId: z.int(),
  words: z.object({
    title: text("title"),
    document: z.unknown(),
    summary: text("summary"),
    sourceName: text("sourceName"),
    sourceUrl: text("sourceUrl"),
    originalTitle: text("originalTitle"),
    originalAuthor: text("originalAuthor"),
    author: text("author"),
    responsibleEditor: text("responsibleEditor"),
    sourceNote: text("sourceNote"),
    keywords: z
      .array(z.string().max(30, "一个关键词不能超过30个字").refine(holdable, "关键词里有无法保存的字符"))
      .max(mostKeywords, `关键词不能超过${mostKeywords}个`),
    coverMediaId: z.int().positive().nullable(),
  }),
});
export type DraftInput = Omit<z.infer<typeof DraftFields>, "userId">;
