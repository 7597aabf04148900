import { expect, test } from "vitest";
import { routes } from "#lib/routes.ts";
import { articleFilterOf, isNarrowed, queryOfArticles } from "./list-filter.ts";

test("an address becomes a filter and back; what does not fit is left out", () => {
  const given = { tab: "published", q: " 营商 ", channel: "3", from: "2026-02-31", to: "2026-02-28", status: "nope", picture: "1", sort: "views" };
  const filter = articleFilterOf(given);
  expect(filter).toMatchObject({ tab: "published", q: "营商", channel: 3, from: undefined, to: "2026-02-28", status: undefined, picture: true });
  const address = new URL(routes.dashboardArticles(queryOfArticles(filter)), "http://localhost");
  expect(articleFilterOf(Object.fromEntries(address.searchParams))).toEqual(articleFilterOf({ ...given, from: undefined, status: undefined }));
  expect(isNarrowed(filter)).toBe(true);
});

test("silly addresses give the usual list", () => {
  for (const given of [{}, { tab: "__proto__", sort: "constructor", q: "\0", channel: "-1" }, { tab: ["open", "all"] }])
    expect(articleFilterOf(given)).toMatchObject({ tab: "open", sort: "updated", q: undefined, channel: undefined });
  expect(isNarrowed(articleFilterOf({}))).toBe(false);
  expect(queryOfArticles(articleFilterOf({ sort: "updated" }))).toEqual(queryOfArticles(articleFilterOf({})));
});
