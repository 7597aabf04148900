import fc from "fast-check";
import { expect, test } from "vitest";
import { dropPlace, flatTree, type Move, movedTree, type Placed, stepsOf } from "#lib/navigation/tree.ts";

/** "1 2(3 4) 5" as entries, and back. */
const tree = (text: string): Placed[] =>
  [...text.matchAll(/(\d+)(?:\(([\d ]+)\))?/g)].flatMap(([, id, below]) => [
    { id: Number(id), parentId: null },
    ...(below ?? "")
      .split(" ")
      .filter(Boolean)
      .map((child) => ({ id: Number(child), parentId: Number(id) })),
  ]);
const told = (entries: readonly Placed[] | null) => {
  if (!entries) return null;
  const below = (id: number) => entries.filter((each) => each.parentId === id).map((each) => each.id);
  return entries
    .filter((each) => each.parentId === null)
    .map(({ id }) => (below(id).length > 0 ? `${id}(${below(id).join(" ")})` : `${id}`))
    .join(" ");
};
const after = (text: string, id: number, move: Move) => told(movedTree(tree(text), id, move));

test("steps go past a neighbour of the same level, with what stands below", () => {
  expect(after("1 2(3 4) 5", 2, "up")).toBe("2(3 4) 1 5");
  expect(after("1 2(3 4) 5", 1, "down")).toBe("2(3 4) 1 5");
  expect(after("1 2(3 4) 5", 4, "up")).toBe("1 2(4 3) 5");
  expect([after("1 2", 1, "up"), after("1 2", 2, "down"), after("1(2)", 2, "down"), after("1", 9, "up")]).toEqual([null, null, null, null]);
});

test("an entry goes below the one above it and out again, never deeper than one level", () => {
  expect(after("1 2(3 4) 5", 5, "in")).toBe("1 2(3 4 5)");
  expect(after("1 2(3 4) 5", 3, "out")).toBe("1 2(4) 3 5");
  expect([after("1 2(3)", 2, "in"), after("1(2 3)", 3, "in"), after("1 2", 1, "in"), after("1", 1, "out")]).toEqual([null, null, null, null]);
  expect(stepsOf(tree("1 2(3)"), 2)).toEqual({ up: true, down: false, in: false, out: false });
});

test("a place that does not exist is refused", () => {
  expect(after("1 2(3)", 1, { parentId: 1, beforeId: null })).toBe(null);
  expect(after("1 2(3)", 1, { parentId: 3, beforeId: null })).toBe(null);
  expect(after("1 2(3)", 1, { parentId: null, beforeId: 3 })).toBe(null);
  expect(after("1 2(3)", 1, { parentId: 2, beforeId: 3 })).toBe("2(1 3)");
});

test("what is dropped lands where it was shown", () => {
  const dropped = (text: string, id: number, over: number, depth: number) => {
    const place = dropPlace(tree(text), id, over, depth);
    return place ? told(movedTree(tree(text), id, place)) : null;
  };
  expect(dropped("1 2(3 4) 5", 5, 1, 0)).toBe("5 1 2(3 4)");
  expect(dropped("1 2(3 4) 5", 5, 3, 0)).toBe("1 2(5 3 4)");
  expect(dropped("1 2(3 4) 5", 1, 4, 1)).toBe("2(3 4 1) 5");
  expect(dropped("1 2(3 4) 5", 1, 4, 0)).toBe("2(3 4) 1 5");
  expect(dropped("1 2(3 4) 5", 2, 1, 1)).toBe("2(3 4) 1 5");
  expect(dropped("1 2(3 4) 5", 4, 4, 0)).toBe("1 2(3) 4 5");
});

test("no move loses, doubles or buries an entry", () => {
  const ids = [1, 2, 3, 4, 5, 6];
  const move = fc.tuple(
    fc.constantFrom(...ids),
    fc.constantFrom(...ids),
    fc.integer({ min: 0, max: 1 }),
    fc.constantFrom("up", "down", "in", "out", "drop"),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let now = tree("1 2(3 4) 5 6");
      for (const [id, over, depth, kind] of moves) {
        const asked = kind === "drop" ? dropPlace(now, id, over, depth) : (kind as "up");
        now = (asked && movedTree(now, id, asked)) ?? now;
        expect(flatTree(now)).toEqual(now);
        expect(now.map((each) => each.id).toSorted()).toEqual(ids);
        for (const each of now) expect(now.find((other) => other.id === each.parentId)?.parentId ?? null).toBe(null);
      }
    }),
  );
});
