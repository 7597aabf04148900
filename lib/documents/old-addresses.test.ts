import { expect, test } from "vitest";
import { spellings } from "#lib/documents/old-addresses.ts";

test("an old address is looked up as sent, as read, and without what sharing appended", () => {
  expect(spellings("/a.asp?id=3&from=timeline&utm_x=1")).toEqual(["/a.asp?id=3&from=timeline&utm_x=1", "/a.asp?id=3"]);
  expect(spellings("/%E6%96%87.html")).toEqual(["/%E6%96%87.html", "/文.html"]);
  expect(spellings("/a%ZZ")).toEqual(["/a%ZZ"]);
  expect(spellings("/a%00b")).toEqual(["/a%00b"]);
});
