import { expect, test } from "vitest";
import { dueAfter } from "#lib/review/working-days.ts";

test.each([
  ["2026-11-24T10:00:00+08:00", 1, "2026-11-25T18:00:00+08:00"],
  ["2026-11-27T17:59:00+08:00", 1, "2026-11-30T18:00:00+08:00"],
  ["2026-11-28T09:00:00+08:00", 1, "2026-11-30T18:00:00+08:00"],
  ["2026-11-28T00:30:00+08:00", 0, "2026-11-30T18:00:00+08:00"],
  ["2026-11-27T23:30:00+08:00", 3, "2026-12-02T18:00:00+08:00"],
])("%s and %i working days are %s", (from, days, due) => {
  expect(dueAfter(new Date(from), days).getTime()).toBe(new Date(due).getTime());
});
