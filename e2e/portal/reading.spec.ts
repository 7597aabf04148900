import { readFileSync } from "node:fs";
import { expect, test } from "#e2e/support/test.ts";

const seed = JSON.parse(readFileSync(new URL("../../db/seed/songjiang.json", import.meta.url), "utf8")) as { title: string };

test("from the home page to the article, word for word", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: seed.title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: seed.title })).toBeVisible();
  await expect(page.getByText("来源：上海市政府网")).toBeVisible();
  await expect(page.locator("time", { hasText: "2018年08月22日 11:41" }).first()).toHaveAttribute("datetime", "2018-08-22T11:41:00+08:00");
  const paragraphs = await page.locator(".prose-zh p").allTextContents();
  expect(paragraphs).toHaveLength(8);
  expect(paragraphs.join("").length).toBe(1248);
  expect(paragraphs[1]).toContain("工业总产值1081.53亿元，税收82.97亿元，同比增长33.7%；");
  const path = page.getByRole("navigation", { name: "当前位置" });
  await expect(path).toContainText("当前位置：");
  await expect(path.getByRole("link")).toHaveText(["首页", "资讯中心", "国家级开发区动态"]);
});

test("clicks go up by one on a first visit and not on a reload", async ({ browser }, { project }) => {
  // A reader is an address and a browser: its own user agent makes this one new.
  const context = await browser.newContext({ userAgent: `Mozilla/5.0 (X11; Linux x64) Chrome/156.0 reading-${project.name}-${Date.now()}` });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: seed.title }).first().click();
  const clicks = page.locator("[data-views]");
  const [counted] = await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/views"))]);
  const { views } = (await counted.json()) as { views: number };
  expect(views).toBeGreaterThanOrEqual(1102);
  await expect(clicks).toHaveText(String(views));
  const [again] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/views")),
    page.reload(),
  ]);
  expect(((await again.json()) as { views: number }).views - views).toBeLessThanOrEqual(1);
  await context.close();
});

test("the channel leads to older pages and back", async ({ page }) => {
  await page.goto("/news/policies");
  const first = await page.locator(".entry h3").first().textContent();
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL(/\/news\/policies\/pages\/2$/);
  expect(await page.locator(".entry h3").first().textContent()).not.toBe(first);
  await page.getByRole("link", { name: "上一页" }).click();
  await expect(page).toHaveURL(/\/news\/policies$/);
});

test("facets narrow a channel, in the address", async ({ page }) => {
  await page.goto("/news/policies");
  await page.getByRole("link", { name: /^上海\s*\d+/ }).click();
  await expect(page).toHaveURL(/region=/);
  const regions = await page.locator(".entry-meta > span:not(.tag)").allTextContents();
  expect(new Set(regions)).toEqual(new Set(["上海"]));
});

test("zones are found by province and by word", async ({ page }) => {
  await page.goto("/zones");
  await expect(page.getByRole("heading", { name: /552家/ })).toBeVisible();
  await page.locator(".zone-map a[aria-label^='上海市']").click();
  await expect(page.getByRole("heading", { name: /上海市.*20家/ })).toBeVisible();
  await page.getByRole("searchbox", { name: "名称、代码或产业" }).fill("松江经济");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: "松江经济技术开发区" }).click();
  await expect(page.getByText("G311084")).toBeVisible();
});

test("the plain version has the words and no script", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: seed.title }).first().click();
  await page.getByRole("link", { name: "简洁版", exact: true }).click();
  await expect(page.getByRole("heading", { name: seed.title })).toBeVisible();
  expect(await page.locator("script").count()).toBe(0);
  expect(await page.locator("main p").count()).toBeGreaterThanOrEqual(8);
});

test("search finds the article and marks the words", async ({ page }) => {
  await page.goto("/search?q=店小二");
  await expect(page.getByRole("link", { name: seed.title })).toBeVisible();
  await expect(page.locator("mark", { hasText: "店小二" }).first()).toBeVisible();
});
