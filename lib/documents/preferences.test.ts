import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chosenByCookie,
  chosenFrom,
  cookieValue,
  reading,
  readingCookieFor,
  variantByCookie,
  variantOf,
  variants,
} from "#lib/documents/preferences.ts";

describe("reading preferences", () => {
  test("every reading has its own number", () => {
    expect(variants).toHaveLength(24);
    expect(variants.map(variantOf)).toEqual(variants.map((_, index) => index));
  });

  test("size follows the mode until it is chosen", () => {
    expect(reading({})).toEqual({ mode: "standard", size: "18", contrast: "normal" });
    expect(reading({ mode: "elder" }).size).toBe("24");
    expect(reading({ mode: "elder", size: "18" }).size).toBe("18");
  });

  test("the cookie is read plain and percent-encoded, among others", () => {
    const chosen = { mode: "elder", size: "30" };
    expect(chosenByCookie("a=b; reading=mode=elder&size=30; c=d")).toEqual(chosen);
    expect(chosenByCookie("reading=mode%3Delder%26size%3D30")).toEqual(chosen);
    expect(chosenByCookie("notreading=mode=elder")).toEqual({});
    expect(cookieValue("reading=first; reading=second", "reading")).toBe("first");
  });

  test("unknown words choose nothing", () => {
    expect(chosenFrom(new URLSearchParams("mode=admin&size=19&contrast=__proto__&x=1"))).toEqual({});
    expect(variantByCookie("reading=mode=%E0%A4%A")).toBe(0);
    expect(variantByCookie(undefined)).toBe(0);
  });

  test("any Cookie header asks for a known variant", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => variants[variantByCookie(`reading=${text}`)] !== undefined));
  });

  test("what is written is read again", () => {
    const header = readingCookieFor({ mode: "elder", contrast: "yellow" }, true);
    expect(header).toBe("reading=mode=elder&contrast=yellow; Path=/; Max-Age=31536000; SameSite=Lax; Secure");
    expect(chosenByCookie(header.split(";")[0])).toEqual({ mode: "elder", contrast: "yellow" });
  });
});
