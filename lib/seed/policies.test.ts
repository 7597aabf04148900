import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { plainText } from "#lib/content/plain-text.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { chaptersOf, law, laws } from "#lib/seed/laws.ts";
import { partsOf } from "#lib/seed/parts.ts";
import { policyArticles, policyHtml } from "#lib/seed/policies.ts";

const bare = (text: string) => text.replace(/\s/g, "");

test("the words of every law survive the markup", { timeout: 30_000 }, () => {
  expect(laws().length).toBeGreaterThanOrEqual(50);
  for (const text of laws()) {
    const history = text.info.length > 0 ? `（${text.info.join("")}）` : "";
    expect(bare(plainText(sanitize(policyHtml(text))))).toBe(bare(history + text.paragraphs.join("")));
  }
});

test("chapters, sections, clauses and the history of a law have their own markup", () => {
  const html = sanitize(policyHtml(law("优化营商环境条例")));
  expect(html.match(/<h2>第.章　/g)).toHaveLength(7);
  expect(html.match(/<p><strong>第.{1,4}条<\/strong>　/g)).toHaveLength(72);
  expect(html).toMatch(/^<p class="center">（2019年10月8日国务院第66次常务会议通过<br \/>/);
  const sections = {
    ...law("优化营商环境条例"),
    info: [],
    paragraphs: ["第一章 总则", "第一节 一般规定", "第一条 为了<检验>，制定本条例。", "本条例第二条所称区域，另行规定。"],
  };
  expect(policyHtml(sections)).toBe(
    "<h2>第一章　总则</h2>\n<h3>第一节　一般规定</h3>\n<p><strong>第一条</strong>　为了&lt;检验&gt;，制定本条例。</p>\n<p>本条例第二条所称区域，另行规定。</p>",
  );
});

test("clauses are numbered without a gap where a text has no inserted ones", () => {
  for (const text of laws()) {
    const labels = chaptersOf(text).flatMap((chapter) => chapter.clauses.map((clause) => clause.label));
    expect(new Set(labels).size).toBe(labels.length);
    const plain = labels.filter((label) => !label.includes("之"));
    expect(plain.map((label) => numberOf(label))).toEqual(plain.map((_, at) => at + 1));
  }
});

test("every policy has kind, region, date, source, note and a purpose", () => {
  const articles = policyArticles();
  expect(new Set(articles.map((article) => article.title)).size).toBe(articles.length);
  for (const article of articles) {
    expect(article.documentKind).toMatch(/^(法律|行政法规|部门规章|地方性法规)$/);
    expect(article.region).toMatch(/^(全国|北京|上海|浙江|广东|重庆)$/);
    expect(article.publishedAt.toISOString()).toMatch(/T16:00:00\.000Z$/);
    expect(article.publishedAt.getTime()).toBeLessThan(Date.parse("2026-11-24"));
    expect(article.source?.name).toBeTruthy();
    expect(article.sourceNote).toContain("国家法律法规数据库");
    expect(article.summary?.length).toBeGreaterThan(20);
    expect(article.summary).not.toMatch(/^第.+条/);
  }
});

test("a law too long for one page stands in two parts that hold all of it, within 21 KB packed each", () => {
  const halved = laws().filter((text) => partsOf(text).length > 1);
  expect(halved.map((text) => text.title)).toEqual(["上海市优化营商环境条例"]);
  for (const text of halved) expect(partsOf(text).flatMap((part) => part.law.paragraphs)).toEqual(text.paragraphs);
  const titles = policyArticles().map((article) => article.title);
  const [second, first] = titles.filter((title) => title.startsWith("上海市优化营商环境条例"));
  expect([first, second]).toEqual(["上海市优化营商环境条例（第一章至第三章）", "上海市优化营商环境条例（第四章至第八章）"]);
  for (const article of policyArticles()) expect(gzipSync(article.html).length, article.title).toBeLessThan(21 * 1024);
});

/** 一百二十三 → 123 */
function numberOf(label: string): number {
  const digits = "零一二三四五六七八九";
  let value = 0;
  let digit = 0;
  for (const mark of label.slice(1, -1)) {
    if (mark === "百") {
      value += digit * 100;
      digit = 0;
    } else if (mark === "十") {
      value += (digit || 1) * 10;
      digit = 0;
    } else digit = digits.indexOf(mark);
  }
  return value + digit;
}
