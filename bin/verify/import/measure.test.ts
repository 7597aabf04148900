import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "#bin/startup/runtime.mjs";
import { type Gold, pagesOf, readGold } from "#bin/verify/import/gold.ts";
import { fields, measure, newRates } from "#bin/verify/import/measure.ts";
import { compare, factsOf } from "#bin/verify/import/windows.ts";
import { readFile } from "#lib/imports/read-file.ts";

const options = { channelNames: ["要闻", "通知公告", "国家级开发区动态"] };
const fixtures = join(root, "lib/imports/fixtures");

/** One article of the given words, as the reader gives it. */
function read(title: string, body: string, facts = "来源：某报 时间：2020-01-02 10:00 点击：7") {
  const [item] = readFile(
    new TextEncoder().encode(`<html><body><h1>${title}</h1><p>${facts}</p><div>${body}</div></body></html>`),
    "page.html",
    options,
  );
  if (!item) throw new Error("no item");
  return item;
}

function faultsOf(gold: Gold): string[] {
  const rates = newRates();
  measure(rates, "page.html", read("园区召开会议部署工作", "<p>会议听取了情况，讨论了下一步的安排。会议要求各单位抓紧落实。</p>"), gold, undefined);
  return rates.faults;
}

describe("pages of our own", () => {
  test.each([fixtures, join(fixtures, "unseen"), join(fixtures, "later")])("%s", (folder) => {
    const gold = readGold(folder);
    const paths = pagesOf(folder);
    expect(paths.map((path) => basename(path)).sort()).toEqual([...gold.keys()].sort());
    const rates = newRates();
    for (const path of paths)
      for (const item of readFile(readFileSync(path), path, options)) measure(rates, basename(path), item, gold.get(basename(path)), undefined);
    expect(rates.faults).toEqual([]);
    expect(rates.articles).toBeGreaterThan(5);
    for (const field of fields) expect(rates.rates[field].right).toBe(rates.rates[field].of);
  });
});

describe("measure", () => {
  test("finds every field right when it is", () => {
    expect(
      faultsOf({ file: "page.html", title: "园区召开会议 部署工作", source: "某报", publishedAt: "2020-01-02T10:00:00+08:00", clicks: 7 }),
    ).toEqual([]);
  });

  test.each<[string, Partial<Gold>]>([
    ["title", { title: "园区召开会议" }],
    ["source", { source: "某网" }],
    ["source", { source: null }],
    ["publishedAt", { publishedAt: "2020-01-02T10:01:00+08:00" }],
    ["publishedAt", { publishedAt: null }],
    ["clicks", { clicks: 8 }],
    ["breadcrumb", { breadcrumb: ["首页"] }],
  ])("counts a wrong %s", (field, gold) => {
    expect(faultsOf({ file: "page.html", ...gold })[0]).toContain(`page.html: ${field}`);
  });

  test("counts a list read as an article, and an article refused", () => {
    expect(faultsOf({ file: "page.html", list: true })).toEqual(["page.html: a list was read as an article"]);
    const rates = newRates();
    measure(
      rates,
      "page.html",
      { row: null, charset: "utf-8", charsetMended: false, fault: { cause: "空", cure: "" } },
      { file: "page.html", title: "题" },
      undefined,
    );
    expect([rates.rates.title, rates.kept]).toEqual([{ right: 0, of: 1 }, [0]]);
  });
});

describe("windows", () => {
  const text = Array.from({ length: 40 }, (_, at) => `第${at}段讲的是第${at}件事，各不相同。`).join("\n");
  const facts = factsOf("page.html", text);

  test("a text keeps all of itself, whatever its punctuation", () => {
    expect(compare(text.replace(/，/g, ",").replace(/\n/g, " "), facts)).toEqual({ kept: 1, before: 0, after: 0 });
  });

  test("half a text keeps about half, and what stands around it is counted", () => {
    const half = compare(text.slice(0, text.length / 2), facts);
    expect(half.kept).toBeGreaterThan(0.4);
    expect(half.kept).toBeLessThan(0.6);
    expect(compare(`导航导航${text}版权所有`, facts)).toEqual({ kept: 1, before: 4, after: 4 });
  });
});
