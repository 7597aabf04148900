import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { plainText } from "#lib/content/plain-text.ts";
import { restorePunctuation } from "#lib/content/punctuation.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { seedJson } from "#lib/seed/files.ts";
import { songjiangArticle, songjiangFigures, songjiangParagraphs, songjiangZone } from "#lib/seed/songjiang.ts";

const published = "015cf1045dfab03d4ff22d6d60c743df5d1cb4fc31b0d0f3c9f0f05ad4ee0e9b";
const stored = seedJson<{ paragraphs: string[] }>("songjiang.json").paragraphs;

test("the eight paragraphs are those that were published", () => {
  expect(songjiangParagraphs).toHaveLength(8);
  expect([...songjiangParagraphs.join("")]).toHaveLength(1248);
  expect(createHash("sha256").update(songjiangParagraphs.join("\n")).digest("hex")).toBe(published);
});

test("restoring changes seventy marks and leaves figures alone", () => {
  const changed: Record<string, number> = {};
  for (const [at, mark] of [...stored.join("\n")].entries()) {
    const restored = [...songjiangParagraphs.join("\n")][at];
    if (restored !== mark) changed[mark] = (changed[mark] ?? 0) + 1;
  }
  expect(changed).toEqual({ ",": 62, ";": 6, ":": 1, "?": 1 });
  expect(songjiangParagraphs.map(restorePunctuation)).toEqual(songjiangParagraphs);
  expect(songjiangParagraphs.join("").match(/[.%+]/g)).toHaveLength(6 + 3 + 2);
});

test("title, source, time and clicks are the page's", () => {
  const article = songjiangArticle();
  expect(article).toMatchObject({
    title: "松江开发区全面优化营商环境",
    channelSlug: "national-zones",
    source: { name: "上海市政府网" },
    baseViews: 1101,
  });
  expect(article.publishedAt.toISOString()).toBe("2018-08-22T03:41:00.000Z");
  expect(article.author).toBeUndefined();
  expect(article.responsibleEditor).toBeUndefined();
  expect(plainText(sanitize(article.html))).toBe(songjiangParagraphs.join("\n"));
});

test("each key figure stands in the words", () => {
  expect(songjiangZone).toBe("G311084");
  expect(songjiangFigures.map((figure) => `${figure.value}${figure.unit}`)).toEqual([
    "1081.53亿元",
    "82.97亿元",
    "22.96亿元",
    "317户",
    "10652万美元",
    "6688.5万美元",
  ]);
  for (const { value, unit, change = "", period } of songjiangFigures) {
    expect(songjiangParagraphs[1]).toContain(value + unit);
    expect(songjiangParagraphs[1]).toContain(change);
    expect(period).toBe("2018年1月—6月");
  }
});
