import fc from "fast-check";
import { expect, test } from "vitest";
import { added, decodeArrangement, encodeArrangement, faultOf, nextChange, places, type Slot, shownAt, stepped } from "#lib/home/arrangement.ts";

const at = (minutes: number) => new Date(minutes * 60_000);
const slot = (name: Slot["slot"], articleId: number, startsAt: Date | null = null, endsAt: Date | null = null): Slot => ({
  slot: name,
  articleId,
  startsAt,
  endsAt,
});

test("an arrangement survives its way through an address, and nothing else is one", () => {
  const times = fc.option(fc.integer({ min: 1, max: 99_999_999 }).map(at));
  const slots = fc.array(
    fc.record({
      slot: fc.constantFrom(...places.map((place) => place.slot)),
      articleId: fc.integer({ min: 1, max: 999_999_999 }),
      startsAt: times,
      endsAt: times,
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(slots, (given) => {
      expect(decodeArrangement(encodeArrangement(given))).toEqual(given);
    }),
  );
  for (const foul of ["", "x1.0.0", "h0.0.0", "h1", "h1.0.0_", "h1.0.0;drop", "h99999999999.0.0"]) expect(decodeArrangement(foul)).toBe(null);
});

test("each comes and goes at its time", () => {
  const slots = [slot("headline", 1, at(10), at(20)), slot("headline", 2), slot("lead", 3, at(15))];
  const shown = (minutes: number) => shownAt(slots, "headline", at(minutes)).map((each) => each.articleId);
  expect([shown(9), shown(10), shown(19), shown(20)]).toEqual([[2], [1, 2], [1, 2], [2]]);
  expect([9, 10, 15, 20].map((minutes) => nextChange(slots, at(minutes)))).toEqual([at(10), at(15), at(20), null]);
});

test("steps stay within a place, and an article stands there once", () => {
  const slots = [slot("lead", 1), slot("headline", 9), slot("lead", 2), slot("lead", 3)];
  expect(stepped(slots, 2, -1).map((each) => each.articleId)).toEqual([2, 9, 1, 3]);
  expect(stepped(slots, 0, -1)).toEqual(slots);
  expect(stepped(slots, 1, 1)).toEqual(slots);
  expect(added(slots, "lead", 2)).toHaveLength(4);
  expect(added(slots, "headline", 2)).toHaveLength(5);
});

test("what cannot be published is told", () => {
  expect(faultOf([slot("lead", 1, at(5), at(5))])).toContain("晚于");
  expect(faultOf([1, 2, 3, 4].map((id) => slot("headline", id)))).toBe("头条最多排3条");
  expect(faultOf([slot("lead", 1), slot("lead", 1)])).toContain("重复");
  expect(faultOf([slot("lead", 1), slot("headline", 1, at(1))])).toBe(null);
});
