import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { startInstance } from "#bin/instance.ts";
import { attribute, classed, elements, type Node, page as parsePage, tagged, textOf, wordsOf } from "#bin/verify/elements.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { restorePunctuation } from "#lib/content/punctuation.ts";
import { seedJson } from "#lib/seed/files.ts";

/** SHA-256 of the eight paragraphs as published, joined by line feeds. */
const published = "015cf1045dfab03d4ff22d6d60c743df5d1cb4fc31b0d0f3c9f0f05ad4ee0e9b";
const reader = { "User-Agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36" };
const zonesInCatalogue = 552;

type Partners = { name: string; links: string[] }[];
type SavedPage = { article: { paragraphs: string[] }; footer_tabs: { links: string[] }[] };

/** A page as a reader gets it; one that is still being made for the first time is asked for again. */
async function open(url: string): Promise<Node> {
  let answer = await fetch(url, { headers: reader });
  for (let asked = 1; answer.status === 503 && asked < 15; asked += 1) {
    await pause(Number(answer.headers.get("retry-after") ?? 2) * 1000);
    answer = await fetch(url, { headers: reader });
  }
  if (answer.status !== 200) throw new Error(`${answer.status} for ${url}`);
  return parsePage(await answer.text());
}

/** The count a reader's visit leads to; `post` makes the visit, without it the count is only read. */
async function views(address: string, post: boolean): Promise<number> {
  const answer = await fetch(address, { method: post ? "POST" : "GET", headers: reader });
  return ((await answer.json()) as { views: number }).views;
}

function compareParagraphs(shown: readonly string[], wanted: readonly string[]): { equal: number; characters: number; faults: string[] } {
  const same = wanted.filter((text, at) => shown[at] === text);
  const faults = wanted.flatMap((text, at) => (shown[at] === text ? [] : [`paragraph ${at + 1}: ${firstDifference(shown[at] ?? "", text)}`]));
  if (shown.length !== wanted.length) faults.push(`${shown.length} paragraphs instead of ${wanted.length}`);
  return { equal: same.length, characters: [...same.join("")].length, faults };
}

function firstDifference(shown: string, wanted: string): string {
  const [got, due] = [[...shown], [...wanted]];
  const at = due.findIndex((mark, index) => mark !== got[index]);
  return at < 0 ? `${got.length - due.length} characters too many` : `character ${at + 1} is “${got[at] ?? ""}” instead of “${due[at]}”`;
}

function partnersOf(page: Node): Partners {
  return classed(page, "tab-panel").map((panel) => ({ name: attribute(panel, "aria-label") ?? "", links: tagged(panel, "li").map(wordsOf) }));
}

const seed: Verification = {
  name: "seed",
  promise:
    "the association's article is found from the home page and reads word for word as published, its old clicks count on; optional argument: the saved page as JSON",
  async run([savedPage]) {
    const stored = seedJson<{ title: string; source: string; clicks: number; paragraphs: string[] }>("songjiang.json");
    const wanted = stored.paragraphs.map(restorePunctuation);
    const faults: string[] = [];
    const expect = (what: string, got: unknown, due: unknown) => {
      if (JSON.stringify(got) !== JSON.stringify(due)) faults.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(due)}`);
    };
    expect("SHA-256 of the restored paragraphs", createHash("sha256").update(wanted.join("\n")).digest("hex"), published);
    const instance = await startInstance();
    try {
      const home = await open(`${instance.url}/`);
      const link = tagged(home, "a").find((one) => wordsOf(one) === stored.title);
      const path = (link && attribute(link, "href")) ?? "";
      if (!/^\/articles\/\d+$/.test(path)) throw new Error(`the home page has no link ${stored.title}`);
      const page = await open(instance.url + path);
      const meta = wordsOf(classed(page, "meta")[0]);
      expect("title", wordsOf(tagged(page, "h1")[0]), stored.title);
      expect("source", /来源：(\S+?)发布/.exec(meta.replace(/ /g, ""))?.[1], stored.source);
      expect("time shown", /发布时间：(\d{4}年\d\d月\d\d日 \d\d:\d\d)/.exec(meta)?.[1], "2018年08月22日 11:41");
      expect(
        "breadcrumb",
        classed(page, "breadcrumbs").flatMap((crumbs) => tagged(crumbs, "li").map(wordsOf)),
        ["首页", "资讯中心", "国家级开发区动态"],
      );
      const shown = classed(page, "prose-zh").flatMap((body) => tagged(body, "p").map(textOf));
      const { equal, characters, faults: unequal } = compareParagraphs(shown, wanted);
      faults.push(...unequal);

      const counter = `${instance.url}/api${path}/views`;
      expect("clicks printed", wordsOf(elements(page, (element) => attribute(element, "data-views") !== undefined)[0]), String(stored.clicks));
      expect(
        "clicks before, first visit, repeated, read",
        [await views(counter, false), await views(counter, true), await views(counter, true), await views(counter, false)],
        [stored.clicks, stored.clicks + 1, stored.clicks + 1, stored.clicks + 1],
      );

      const partners = partnersOf(home);
      expect(
        "link groups",
        partners,
        seedJson<Partners>("links.json").map(({ name, links }) => ({ name, links })),
      );
      expect(
        "partners",
        partners.map((group) => group.links.length),
        [24, 16, 14, 4],
      );
      const listed = await (await fetch(`${instance.url}/zones/data.csv`, { headers: reader })).text();
      expect("zones", new Set(listed.match(/\bG\d{6}\b/g)).size, zonesInCatalogue);

      if (savedPage) {
        const saved = JSON.parse(readFileSync(savedPage, "utf8")) as SavedPage;
        expect("paragraphs of the saved page", shown, saved.article.paragraphs.map(restorePunctuation));
        expect(
          "partners of the saved page",
          partners.map((group) => group.links),
          saved.footer_tabs.map((tab) => tab.links),
        );
      }
      const lines = [
        `${path}, ${partners.length} link groups, ${zonesInCatalogue} zones${savedPage ? `, compared with ${savedPage}` : ""}`,
        ...faults,
      ];
      return {
        ok: faults.length === 0 && equal === 8,
        lines,
        figure: `${equal} of 8 paragraphs, ${characters} characters equal, ${faults.length} faults`,
      };
    } finally {
      await instance.stop();
    }
  },
};
export default seed;
