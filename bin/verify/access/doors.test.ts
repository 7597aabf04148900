import { expect, test } from "vitest";
import { root } from "#bin/startup/runtime.mjs";
import { actionDoors } from "./action-doors.ts";
import { builtDoors } from "./built-doors.ts";
import { handlerDoors, pageDoors } from "./doors.ts";

const built = builtDoors(root);
const keysOf = (table: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
  Object.fromEntries(Object.entries(table).map(([name, row]) => [name, Object.keys(row).sort()]));
const sorted = (table: Record<string, string[]>) => Object.fromEntries(Object.entries(table).map(([name, keys]) => [name, [...keys].sort()]));

test("every page that is not public says whom it lets in", () => {
  expect(Object.keys(pageDoors).sort()).toEqual(built.pages.sort());
});

test("so does every method of a route handler", () => {
  expect(keysOf(handlerDoors)).toEqual(sorted(built.handlers));
});

test("and every server action", () => {
  expect(keysOf(actionDoors)).toEqual(sorted(built.actions));
});
