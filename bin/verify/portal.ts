import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import { startInstance } from "#bin/instance.ts";
import { browserOptions } from "#bin/verify/browser.ts";
import { type CrawledPage, crawl } from "#bin/verify/crawl.ts";
import type { Verification } from "#bin/verify/verification.ts";
import { axeFaults } from "#e2e/support/axe.ts";
import { pageTypes } from "#e2e/support/pages.ts";

const budgets = { module: 10_240, css: 20_480, article: 25_600, home: 30_720, requests: 14 };
const statuses: [string, number][] = [
  ["/articles/999999999", 404],
  ["/articles/abc", 404],
  ["/articles/01", 404],
  ["/articles/1%00", 404],
  ["/news/nowhere", 404],
  ["/zones/G000000", 404],
  ["/nowhere", 404],
];

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const gzip = (text: string) => gzipSync(text).length;

/** Scripts of a page other than our module and structured data, and what a strict policy would refuse. */
function strangers(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>/gi)].map((match) => match[1] ?? "");
  const foreign = scripts.filter((attributes) => !/type="application\/ld\+json"/.test(attributes) && !/src="\/portal\.js"/.test(attributes));
  const inline = [...html.matchAll(/<[^>]+\s(style|on\w+)=/gi)].map((match) => match[0].slice(0, 60));
  return [...foreign.map((attributes) => `<script${attributes}>`), ...inline];
}

async function faultsInMode(browser: Browser, url: string, reading: string): Promise<string[]> {
  const faults: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (reading) await context.addCookies([{ name: "reading", value: encodeURIComponent(reading), url }]);
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pageTypes)) {
    let requests = 0;
    const count = (request: { resourceType(): string }) => {
      if (request.resourceType() !== "image") requests += 1;
    };
    page.on("request", count);
    await page.goto(url + path);
    page.off("request", count);
    if (requests > budgets.requests) faults.push(`${name}: ${requests} requests`);
    faults.push(...(await axeFaults(page)).map((fault) => `${name} (${reading || "standard"}): ${fault}`));
    await page.setViewportSize({ width: 320, height: 700 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wider > 0) faults.push(`${name} (${reading || "standard"}): ${wider} px wider than 320`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await context.close();
  return faults;
}

async function overBudget(url: string, pages: readonly CrawledPage[]): Promise<{ faults: string[]; sizes: string[] }> {
  const home = pages.find((page) => page.path === "/")?.html ?? "";
  const sheets = [
    ...home.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g),
    ...home.matchAll(/<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"/g),
  ].map((match) => match[1] ?? "");
  const css = (await Promise.all([...new Set(sheets)].map(async (path) => gzip(await (await fetch(url + path)).text())))).reduce(
    (sum, size) => sum + size,
    0,
  );
  const sizes = {
    module: gzip(await (await fetch(`${url}/portal.js`)).text()),
    css,
    article: Math.max(...pages.filter((page) => /^\/articles\/\d+$/.test(page.path)).map((page) => gzip(page.html))),
    home: gzip(home),
  };
  const names = Object.keys(sizes) as (keyof typeof sizes)[];
  return {
    faults: names.filter((name) => sizes[name] > budgets[name]).map((name) => `${name}: ${kilobytes(sizes[name])} of ${kilobytes(budgets[name])}`),
    sizes: names.map((name) => `${name} ${kilobytes(sizes[name])} of ${kilobytes(budgets[name])}`),
  };
}

const portal: Verification = {
  name: "portal",
  promise: "every inner link answers, no framework or inline script, budgets kept, axe and 320 px without a fault in standard and elder mode",
  async run() {
    const instance = await startInstance();
    const browser = await chromium.launch(browserOptions());
    try {
      const pages = await crawl(instance.url);
      const dead = pages.filter((page) => page.status !== 200).map((page) => `${page.status} ${page.path} (from ${page.from})`);
      const foreign = pages.flatMap((page) => strangers(page.html).map((what) => `${page.path}: ${what}`));
      const wrong = (await Promise.all(statuses.map(async ([path, status]) => [path, status, (await fetch(instance.url + path)).status] as const)))
        .filter(([, status, got]) => status !== got)
        .map(([path, status, got]) => `${path}: ${got} instead of ${status}`);
      const { faults, sizes } = await overBudget(instance.url, pages);
      const axe = [...(await faultsInMode(browser, instance.url, "")), ...(await faultsInMode(browser, instance.url, "mode=elder"))];
      const all = [...dead, ...foreign, ...wrong, ...faults, ...axe];
      return {
        ok: all.length === 0 && pages.length > 500,
        lines: [...sizes, ...all],
        figure: `${pages.length} pages, ${dead.length} dead links, ${foreign.length} foreign or inline scripts, ${wrong.length} wrong statuses, ${faults.length} over budget, ${axe.length} axe or width faults`,
      };
    } finally {
      await browser.close();
      await instance.stop();
    }
  },
};
export default portal;
