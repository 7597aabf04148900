import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckedArticle } from "#lib/checks/article.ts";
import { Checker } from "#lib/checks/checker.ts";
import { leftmostLongest, Matcher } from "#lib/checks/matcher.ts";
import { restorePunctuation } from "#lib/content/punctuation.ts";
import { seedTerms, seedWords } from "#lib/seed/check-lists.ts";

const zones = ["松江经济技术开发区", "合肥高新技术产业开发区", "张家港经济技术开发区"];
const make = () => new Checker({ words: seedWords(), terms: seedTerms(), zones, sources: ["新华社"], hosts: ["portal.example.cn"] });
const checker = make();
const folder = join(process.cwd(), "lib/checks/fixtures");
const paragraph = (text: string) => ({ type: "paragraph", attrs: { blockId: `b${text.length}` }, content: [{ type: "text", text }] });
const article = (more: Partial<CheckedArticle> & { texts?: string[] }): CheckedArticle => ({
  title: "题目",
  document: { type: "doc", content: (more.texts ?? ["正文。"]).map(paragraph) },
  summary: "摘要",
  sourceName: "新华社",
  sourceUrl: "https://example.cn/a",
  date: "2024-05-20",
  ...more,
});
const brief = (more: Parameters<typeof article>[0]) =>
  checker.check(article(more)).map(({ severity, rule, quote }) => `${severity} ${rule} ${quote}`);

describe("each kind of fault is found, with its place and its cure", () => {
  const rows = readFileSync(join(folder, "faults.tsv"), "utf8").trimEnd().split("\n").slice(1);
  test.each(rows.map((row) => row.split("\t")))("%s %s %s", (rule, severity, quote, suggestion, sentence = "") => {
    const found = checker.check(article({ texts: [sentence] }));
    const hit = found.find((each) => each.rule === rule && each.quote === quote);
    expect(hit, JSON.stringify(found.map((each) => [each.rule, each.quote]))).toMatchObject({ severity, field: "text", block: 0, line: 0 });
    expect(sentence.slice(hit?.from, hit?.to)).toBe(quote);
    if (suggestion) expect(hit?.suggestion).toBe(suggestion);
  });
});

test.each(readFileSync(join(folder, "clean.txt"), "utf8").trimEnd().split("\n"))("nothing is said of %s", (line) => {
  expect(brief({ texts: [line] })).toEqual([]);
});

test("the association's own article, restored, raises no alarm", () => {
  const seed: { title: string; paragraphs: string[] } = JSON.parse(readFileSync(join(process.cwd(), "db/seed/songjiang.json"), "utf8"));
  expect(brief({ title: seed.title, texts: seed.paragraphs.map(restorePunctuation), date: "2018-08-22" })).toEqual([]);
});

describe("an article as a whole", () => {
  test("what is missing", () => {
    expect(brief({ title: "", texts: [], summary: "", sourceName: "某报", sourceUrl: "www.x.cn" })).toEqual([
      "must field ",
      "must field ",
      "must field ",
      "should field ",
      "should field ",
    ]);
  });

  test("a year of the title that the text contradicts", () => {
    expect(brief({ title: "2023年开发区工作会议召开", texts: ["2024年5月，会议召开。"] })).toEqual(["should year 2023"]);
    expect(brief({ title: "2024年开发区工作会议召开", texts: ["今年5月，会议回顾了2023年。"] })).toEqual([]);
  });

  test("pictures, files, notes and links", () => {
    const link = (text: string, href: string) => ({ type: "text", text, marks: [{ type: "link", attrs: { href } }] });
    const content = [
      { type: "picture", attrs: { mediaId: 3, alt: "", decorative: false, blockId: "p" } },
      { type: "picture", attrs: { mediaId: 3, alt: "", decorative: true } },
      { type: "picture", attrs: { mediaId: 3, alt: "IMG_2024.jpg", decorative: false } },
      {
        type: "paragraph",
        content: [
          link("官网", "www.x.cn"),
          link("后台", "http://192.168.1.2/a"),
          link("通知", "/articles/1"),
          link("gov.cn", "https://evil.example.com/"),
          link("好", "https://gov.cn/"),
        ],
      },
    ];
    const found = checker.check(article({ document: { type: "doc", content } }));
    expect(found.map(({ severity, rule, blockId, quote }) => [severity, rule, blockId ?? quote])).toEqual([
      ["must", "picture", "p"],
      ["must", "link", "官网"],
      ["must", "link", "后台"],
      ["should", "picture", ""],
      ["should", "link", "gov.cn"],
    ]);
  });

  test("counts a break and a footnote as the editor does", () => {
    const content = [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "前" },
          { type: "hardBreak" },
          { type: "footnote", attrs: { text: "注" } },
          { type: "text", text: "改革的的" },
        ],
      },
    ];
    expect(checker.check(article({ document: { type: "doc", content } }))).toMatchObject([{ from: 5, to: 7, quote: "的的" }]);
  });
});

test("a fingerprint outlives a move and ends with its sentence", () => {
  const print = (...texts: string[]) => checker.check(article({ texts }))[0]?.fingerprint;
  expect(print("改革的的前沿。")).toBe(print("前一段。", "改革的的前沿。"));
  expect(print("改革的的前沿。")).not.toBe(print("开放的的前沿。"));
});

test("the matcher finds what a search for each word finds", () => {
  const letters = fc.string({ unit: fc.constantFrom("甲", "乙", "丙"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(letters, { maxLength: 8 }), fc.string({ unit: fc.constantFrom("甲", "乙", "丙"), maxLength: 40 }), (words, text) => {
      const found = new Matcher(words.map((word) => [word, word])).find(text).map(({ from, value }) => `${from}${value}`);
      const due = words.flatMap((word) => [...text].flatMap((_, at) => (text.startsWith(word, at) ? [`${at}${word}`] : [])));
      expect(found.sort()).toEqual(due.sort());
    }),
  );
  const nested = new Matcher([
    ["设部", 1],
    ["建设部", 2],
  ]).find("住建设部");
  expect(leftmostLongest(nested).map(({ value }) => value)).toEqual([2]);
});

test("a keystroke in 20000 characters is checked within 50 ms", () => {
  const texts = Array.from({ length: 100 }, (_, at) =>
    `第${at}段：据统计，今年1月—6月，开发区实现工业总产值${at}.53亿元，税收82.97亿元，同比增长33.7%，占全区38%。`.repeat(4).slice(0, 200),
  );
  const quick = make();
  quick.check(article({ texts }));
  const times = Array.from({ length: 9 }, (_, at) => {
    const began = performance.now();
    quick.check(article({ texts: texts.with(50, `${texts[50]}${at}`) }));
    return performance.now() - began;
  });
  expect(times.sort((a, b) => a - b)[4]).toBeLessThan(50);
});
