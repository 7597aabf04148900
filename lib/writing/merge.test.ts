import fc from "fast-check";
import { expect, test } from "vitest";
import { type Choice, mergeWords, stretchesOf } from "#lib/writing/merge.ts";
import type { DraftWords } from "#lib/writing/words.ts";

const doc = (texts: readonly string[]) => ({
  type: "doc",
  content: texts.map((text, at) => ({ type: "paragraph", attrs: { blockId: `b${at}${Math.random()}` }, content: [{ type: "text", text }] })),
});
const words = (texts: readonly string[], title = "题"): DraftWords => ({
  title,
  document: doc(texts),
  summary: "",
  sourceName: "",
  sourceUrl: "",
  originalTitle: "",
  originalAuthor: "",
  author: "",
  responsibleEditor: "",
  sourceNote: "",
  keywords: [],
  coverMediaId: null,
});
const textsOf = (merged: DraftWords) => merged.document.content?.map((node) => node.content?.[0]?.text);
const all = (choice: Choice) => new Map(Array.from({ length: 50 }, (_, at) => [at, choice] as const));

const paragraphs = fc.array(fc.constantFrom("甲", "乙", "丙", "丁", "戊"), { minLength: 1, maxLength: 12 });

test("all mine gives mine, all theirs gives theirs, both loses nothing of either", () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (a, b) => {
      const [mine, theirs] = [words(a, "我"), words(b, "他")];
      const stretches = stretchesOf(mine.document, theirs.document);
      const merge = (choice: Choice) => mergeWords(mine, theirs, stretches, { blocks: all(choice), fields: new Map([["title", choice]]) });
      expect(textsOf(merge("mine"))).toEqual(a);
      expect(textsOf(merge("theirs"))).toEqual(b);
      expect(merge("theirs").title).toBe("他");
      const both = textsOf(merge("both")) ?? [];
      const count = (list: readonly (string | undefined)[], text: string) => list.filter((each) => each === text).length;
      for (const text of [...a, ...b]) expect(count(both, text)).toBeGreaterThanOrEqual(Math.max(count(a, text), count(b, text)));
    }),
  );
});

test("ids of blocks make no difference; a changed paragraph stands beside its other form", () => {
  const stretches = stretchesOf(doc(["一", "二改", "三"]), doc(["一", "二", "三"]));
  expect(stretches.map((stretch) => ("same" in stretch ? "same" : [stretch.mine.length, stretch.theirs.length]))).toEqual(["same", [1, 1], "same"]);
});
