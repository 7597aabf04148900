import { expect, test } from "vitest";
import { measure } from "#lib/writing/outline.ts";
import { sameJson } from "#lib/writing/same-json.ts";

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
