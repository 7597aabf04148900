import { Node } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { contentSchema } from "#lib/content/document.ts";
import { findText } from "#lib/writing/find-text.ts";

const text = (words: string, bold = false) => ({ type: "text", text: words, ...(bold ? { marks: [{ type: "bold" }] } : {}) });
const doc = Node.fromJSON(contentSchema, {
  type: "doc",
  content: [
    { type: "paragraph", content: [text("开发"), text("区G60", true), { type: "footnote", attrs: { text: "注" } }, text("开发区")] },
    { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [text("aaa g60 İ开发区")] }] }] },
  ],
});
const found = (words: string, cased = false) => findText(doc, words, cased).map(({ from, to }) => doc.textBetween(from, to));

test("finds words across marks and after notes, at places that hold exactly them", () => {
  expect(found("开发区")).toEqual(["开发区", "开发区", "开发区"]);
  expect(found("g60")).toEqual(["G60", "g60"]);
  expect(found("g60", true)).toEqual(["g60"]);
  expect(found("aa")).toEqual(["aa"]);
  expect(found("60开发")).toEqual([]);
  expect(found("")).toEqual([]);
});
