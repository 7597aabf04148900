import "server-only";
import type { ImportedArticle } from "#lib/articles/import-article.ts";
import { restorePunctuation } from "#lib/content/punctuation.ts";
import { seedJson } from "#lib/seed/files.ts";
import { paragraph } from "#lib/seed/markup.ts";

export type KeyFigure = { indicator: string; value: string; unit: string; change?: string; period: string };
type Page = {
  title: string;
  source: string;
  publishedAt: string;
  clicks: number;
  channel: string;
  zone: string;
  paragraphs: string[];
  keyFigures: KeyFigure[];
};

const page = seedJson<Page>("songjiang.json");

export const songjiangKey = "seed:songjiang";
/** The eight paragraphs as they were published; the old export had lost their full-width marks. */
export const songjiangParagraphs = page.paragraphs.map(restorePunctuation);
export const songjiangFigures = page.keyFigures;
export const songjiangZone = page.zone;

export function songjiangArticle(): ImportedArticle {
  return {
    importKey: songjiangKey,
    channelSlug: page.channel,
    title: page.title,
    summary: songjiangParagraphs[0] ?? "",
    html: songjiangParagraphs.map((text) => paragraph(text)).join("\n"),
    publishedAt: new Date(page.publishedAt),
    source: { name: page.source },
    baseViews: page.clicks,
  };
}
