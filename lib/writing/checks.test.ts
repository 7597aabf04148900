import { describe, expect, test } from "vitest";
import { checkWords } from "#lib/writing/checks.ts";
import { measure } from "#lib/writing/outline.ts";
import { sameJson } from "#lib/writing/same-json.ts";
import type { DraftWords } from "#lib/writing/words.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const words = (more: Partial<DraftWords>): DraftWords => ({
  title: "题目",
  document: { type: "doc", content: [paragraph("正文。")] },
  summary: "摘要",
  sourceName: "新华社",
  sourceUrl: "https://example.cn/a",
  originalTitle: "",
  originalAuthor: "",
  author: "",
  responsibleEditor: "",
  sourceNote: "",
  keywords: [],
  coverMediaId: null,
  ...more,
});
const found = (more: Partial<DraftWords>) => checkWords(words(more), new Set(["新华社"])).map(({ level, title }) => `${level}:${title}`);

describe("checkWords", () => {
  test("a whole article has nothing to mend", () => expect(found({})).toEqual([]));

  test("names what keeps it from its readers and what is only unusual", () => {
    expect(found({ title: " ", document: { type: "doc", content: [{ type: "paragraph" }] } })).toEqual(["must:标题为空", "must:正文为空"]);
    expect(found({ title: "长".repeat(27), summary: "", sourceName: "某网" })).toEqual([
      "should:标题有27个字",
      "should:摘要为空",
      "should:来源不在稿源表",
    ]);
    expect(found({ sourceUrl: "javascript:alert(1)" })).toEqual(["must:原文网址不完整"]);
  });

  test("looks into tables and lists, and says in which block", () => {
    const picture = { type: "picture", attrs: { mediaId: 3, alt: " ", decorative: false } };
    const list = { type: "bulletList", content: [{ type: "listItem", content: [paragraph("一，，二")] }] };
    const document = { type: "doc", content: [paragraph("前"), list, picture, { ...picture, attrs: { ...picture.attrs, decorative: true } }] };
    expect(checkWords(words({ document }), new Set(["新华社"])).map(({ title, block }) => [title, block])).toEqual([
      ["标点重复“，，”", 1],
      ["图片没有替代文字", 2],
    ]);
  });
});

test("the outline lists headings, or the openings while there is none", () => {
  const node = (name: string, text: string, level?: number) => ({ type: { name }, attrs: { level }, textContent: text, nodeSize: text.length + 2 });
  const doc = (...nodes: ReturnType<typeof node>[]) => ({
    forEach: (visit: (each: (typeof nodes)[number], at: number) => void) =>
      nodes.reduce((at, each) => {
        visit(each, at);
        return at + each.nodeSize;
      }, 0),
  });
  expect(measure(doc(node("paragraph", "松江 G60"), node("paragraph", "")))).toMatchObject({ characters: 5, paragraphs: 1, headed: false });
  expect(measure(doc(node("paragraph", "甲"), node("heading", "乙", 3))).outline).toEqual([{ at: 3, level: 3, text: "乙" }]);
});

test("JSON is the same whatever the order of keys, and null is absence", () => {
  expect(sameJson({ a: 1, b: [null] }, { b: [null], a: 1, c: null })).toBe(true);
  expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(sameJson({ a: [] }, { a: {} })).toBe(false);
});
