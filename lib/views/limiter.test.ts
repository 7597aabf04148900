import { expect, test } from "vitest";
import { Limiter } from "#lib/views/limiter.ts";

test("an address is allowed its number in any minute, others are not touched", () => {
  const limiter = new Limiter(60);
  const allowed = (address: string, from: number, asks: number) =>
    Array.from({ length: asks }, (_, i) => limiter.allows(address, from + i)).filter(Boolean).length;
  expect(allowed("a", 1_000_000, 100)).toBe(60);
  expect(allowed("b", 1_000_000, 5)).toBe(5);
  expect(allowed("a", 1_030_000, 10)).toBe(0);
  expect(allowed("a", 1_090_000, 100)).toBeLessThanOrEqual(31);
  expect(allowed("a", 1_300_000, 100)).toBe(60);
});

test("when too many addresses are known, new ones are let through uncounted", () => {
  const limiter = new Limiter(1, 60_000, 2);
  expect([limiter.allows("a", 1), limiter.allows("b", 1), limiter.allows("c", 1), limiter.allows("c", 1), limiter.allows("a", 1)]).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
