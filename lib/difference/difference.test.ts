import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentMark, DocumentNode } from "#lib/content/document.ts";
import { applied, original } from "#lib/difference/applied.ts";
import { differenceOf } from "#lib/difference/difference.ts";
import { keyOf } from "#lib/difference/keys.ts";
import type { Segment } from "#lib/difference/model.ts";

const words = (text: string, ...marks: DocumentMark[]): DocumentNode => ({ type: "text", text, ...(marks.length > 0 && { marks }) });
const p = (...content: (DocumentNode | string)[]): DocumentNode => ({
  type: "paragraph",
  content: content.filter((each) => each !== "").map((each) => (typeof each === "string" ? words(each) : each)),
});
const node = (type: string, ...content: DocumentNode[]): DocumentNode => ({ type, content });
const row = (...texts: string[]) => node("tableRow", ...texts.map((text) => node("tableCell", p(text))));
const doc = (...content: DocumentNode[]) => ({ document: node("doc", ...content) });
const between = (before: DocumentNode[], after: DocumentNode[]) => differenceOf(doc(...before), doc(...after));
const short = (segments: readonly Segment[] | undefined) =>
  (segments ?? []).map(({ kind, text }) => (kind === "equal" ? text : `${{ inserted: "+", deleted: "-", remarked: "~" }[kind]}[${text}]`)).join("");
const inline = (before: string, after: string) => short(between([p(before)], [p(after)]).blocks[0]?.words);

describe("within a paragraph", () => {
  test("figures and Latin words change as a whole", () => {
    expect(inline("全年同比增长33.7%，比上年快", "全年同比增长37.3%，比上年快")).toBe("全年同比增长-[33.7%]+[37.3%]，比上年快");
    expect(inline("落户G60科创走廊的企业", "落户G600科创走廊的企业")).toBe("落户-[G60]+[G600]科创走廊的企业");
  });

  test("no single character stands between two changes", () => {
    expect(inline("第一时间与区安监局沟通，取得证明", "第一时间与区安全生产监督管理局沟通，取得证明")).toBe(
      "第一时间与区安-[监]+[全生产监督管理]局沟通，取得证明",
    );
  });

  test("a clause that was put in begins and ends at punctuation", () => {
    expect(inline("深化改革，推进开放。", "深化改革，深化合作，推进开放。")).toBe("深化改革，+[深化合作，]推进开放。");
  });

  test("a new look is told from new words, also within a figure", () => {
    const bold = { type: "bold" };
    expect(short(between([p("增长33.7%以上")], [p("增长", words("33", bold), ".7%以上")]).blocks[0]?.words)).toBe("增长~[33].7%以上");
  });
});

describe("blocks", () => {
  const [one, two, three] = [p("第一条规定了适用范围。"), p("第二条规定了管理机构。"), p("第三条规定了法律责任。")];

  test("a moved paragraph is one change, even if a word in it changed too", () => {
    const { blocks, changes } = between([one, two, three, p("附则")], [three, one, two, p("附则")]);
    expect([changes, blocks.map(({ kind }) => kind)]).toEqual([1, ["equal", "equal", "equal", "away", "equal"]]);
    const changed = between([p("这一段说的是营商环境的优化。"), one, two, three], [one, two, three, p("这一段说的是营商环境的持续优化。")]);
    expect(changed.blocks.map(({ kind, move }) => [kind, move])).toEqual([
      ["away", 0],
      ["equal", undefined],
      ["equal", undefined],
      ["equal", undefined],
      ["changed", 0],
    ]);
  });

  test("split and joined paragraphs are one change and no words are marked", () => {
    const whole = p("松江经开区全面优化营商环境，推行一网通办。全年税收有望首次突破一百亿元。");
    const parts = [p("松江经开区全面优化营商环境，推行一网通办。"), p("全年税收有望首次突破一百亿元。")];
    const split = between([one, whole, two], [one, ...parts, two]);
    expect([split.changes, split.blocks[1]?.kind, split.blocks[1]?.words?.map(({ kind }) => kind)]).toEqual([
      1,
      "split",
      ["equal", "inserted", "equal"],
    ]);
    expect(between([one, ...parts], [one, whole]).blocks[1]?.kind).toBe("joined");
  });

  test("a table changes by cell, row and column", () => {
    const before = node("table", row("年份", "产值"), row("2017", "33.7"), row("2018", "41.2"));
    const cell = between([before], [node("table", row("年份", "产值"), row("2017", "37.3"), row("2018", "41.2"))]);
    expect([cell.changes, cell.blocks[0]?.children?.map(({ kind }) => kind)]).toEqual([1, ["equal", "changed", "equal"]]);
    const column = between([before], [node("table", row("年份", "税收", "产值"), row("2017", "3.1", "33.7"), row("2018", "4.0", "41.2"))]);
    expect([column.changes, column.blocks[0]?.columns]).toEqual([1, ["equal", "inserted", "equal"]]);
    expect(between([before], [node("table", row("年份", "产值"), row("2018", "41.2"))]).blocks[0]?.children?.map(({ kind }) => kind)).toEqual([
      "equal",
      "deleted",
      "equal",
    ]);
  });

  test("ids of blocks make no difference, and hold a rewritten paragraph together", () => {
    const withId = (block: DocumentNode, blockId: string) => ({ ...block, attrs: { blockId, align: null } });
    expect(between([withId(one, "a")], [withId(one, "b")]).changes).toBe(0);
    expect(between([withId(p("甲乙丙丁"), "a")], [withId(p("子丑寅卯"), "a")]).blocks.map(({ kind }) => kind)).toEqual(["changed"]);
  });
});

test("fields are compared by name", () => {
  const { fields, changes } = differenceOf(
    { ...doc(), title: "旧题", keywords: ["甲"], author: "" },
    { ...doc(), title: "新题", keywords: ["甲", "乙"], author: null },
  );
  expect([changes, fields.map(({ name, segments }) => [name, short(segments)])]).toEqual([
    2,
    [
      ["title", "-[旧]+[新]题"],
      ["keywords", "甲+[、乙]"],
    ],
  ]);
});

const mark = fc.constantFrom<DocumentMark[]>([], [], [{ type: "bold" }], [{ type: "link", attrs: { href: "/a" } }]);
const text = fc
  .array(fc.constantFrom("甲", "乙", "丙", "，", "。", "3.5%", "ab", " ", "𠮷", "👨‍👩‍👧"), { minLength: 1, maxLength: 8 })
  .map((list) => list.join(""));
const run = fc.tuple(text, mark).map(([each, marks]) => words(each, ...marks));
const atom = fc.constantFrom<DocumentNode>({ type: "hardBreak" }, { type: "footnote", attrs: { text: "注" } });
const paragraph = fc.array(fc.oneof({ weight: 5, arbitrary: run }, atom), { maxLength: 4 }).map((content) => node("paragraph", ...content));
const block: fc.Arbitrary<DocumentNode> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  paragraph.map((each) => ({ ...each, type: "heading", attrs: { level: 2 } })),
  fc.array(paragraph, { maxLength: 4 }).map((items) => node("bulletList", ...items.map((item) => node("listItem", item)))),
  fc
    .array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((rows) => node("table", ...rows.map((each) => row(...each)))),
  fc.constantFrom("/files/a.webp", "/files/b.webp").map((src) => ({ type: "picture", attrs: { src, alt: "图" } })),
);

test("what is shown gives both texts exactly", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.array(block, { maxLength: 8 }), fc.boolean(), (one, other, related) => {
      const after = related ? [...other.slice(0, 2), ...one.toReversed()] : other;
      const difference = between(one, after);
      expect(keyOf(applied(difference).document)).toBe(keyOf(node("doc", ...after)));
      expect(keyOf(original(difference).document)).toBe(keyOf(node("doc", ...one)));
    }),
    { numRuns: 300 },
  );
});
