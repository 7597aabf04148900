import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { targetOf } from "#lib/documents/target.ts";

const key = (url: string) => targetOf(url)?.key ?? null;

describe("targetOf", () => {
  test.each([
    ["/", "/"],
    ["/articles/12", "/articles/12"],
    ["/articles/12?from=timeline&isappinstalled=0&utm_source=x&_rsc=1", "/articles/12"],
    ["/news/policies?utm_x=1&year=2020", "/news/policies?year=2020"],
    ["/news/policies?before=7&year=2020", "/news/policies?year=2020&before=7"],
    ["/news/policies/pages/2?year=2020", "/news/policies/pages/2?year=2020"],
    ["/search?page=2&q=%E8%A5%84", "/search?q=%E8%A5%84&page=2"],
    ["/zones?year=1&province=x", "/zones?province=x"],
  ])("%s is kept as %s", (url, kept) => expect(key(url)).toBe(kept));

  test.each([
    "/articles/0",
    "/articles/01",
    "/articles/abc",
    "/articles/1%00",
    "/articles/99999999999",
    "/news/policies/pages/501",
    "/Articles/1",
    "//articles/1",
    "/news/",
    "/nowhere",
    "/articles/1/",
    "/news/a.b",
  ])("%s is no document", (url) => expect(targetOf(url)).toBeNull());

  test("only closed sets of queries are kept", () => {
    expect(targetOf("/news/policies?year=2020")?.route.limit).toBeGreaterThan(0);
    expect(targetOf("/news/policies?year=99999")?.key).toBe("/news/policies");
    for (const url of ["/news/policies?kind=x", "/news/policies?before=3", "/search?q=x", "/zones?q=x"]) expect(targetOf(url)?.route.limit).toBe(0);
  });

  test("a strange query never makes another key that is kept", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        const target = targetOf(`/articles/5?${new URLSearchParams(query)}`);
        return target?.key === "/articles/5";
      }),
    );
  });

  test("preferences in the query are told apart from the address", () => {
    expect(targetOf("/news/policies?year=2020&size=24&mode=nonsense")).toMatchObject({ key: "/news/policies?year=2020", chosen: { size: "24" } });
    expect(targetOf("/links?mode=nonsense")).toMatchObject({ key: "/links", chosen: {} });
    expect(targetOf("/links")?.chosen).toBeNull();
  });

  test("an article's own tag is strict, a list's is not", () => {
    const article = targetOf("/articles/7/text");
    expect(article?.route.own(article.params)).toEqual(["article:7"]);
    const list = targetOf("/news/policies");
    expect(list?.route.own(list.params)).toEqual([]);
    expect(list?.route.tags(list.params)).toEqual(["channel:policies"]);
  });
});
