import { expect, test } from "vitest";
import { governmentTags } from "./government-tags.ts";

const site = { siteName: "协会", siteDomain: "example.cn", url: "https://example.cn/articles/1" };

test("an article carries its tags once, with the time as readers see it", () => {
  const tags = governmentTags({
    ...site,
    column: { name: "要闻", type: "工作动态" },
    article: { title: "题", publishedAt: new Date("2018-08-22T03:41:00Z"), source: "某报", keywords: [], description: "" },
  });
  expect(tags).toEqual([
    ["SiteName", "协会"],
    ["SiteDomain", "example.cn"],
    ["ColumnName", "要闻"],
    ["ColumnType", "工作动态"],
    ["ArticleTitle", "题"],
    ["PubDate", "2018-08-22 11:41"],
    ["ContentSource", "某报"],
    ["Url", "https://example.cn/articles/1"],
  ]);
});

test("what is not set is not there", () => {
  expect(governmentTags({ ...site, siteCode: undefined }).map(([name]) => name)).toEqual(["SiteName", "SiteDomain"]);
});
