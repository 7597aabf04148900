import { headlinePath } from "#e2e/support/pages.ts";
import { expect, test } from "#e2e/support/test.ts";

test.use({ javaScriptEnabled: false });

test("reading, searching and paging need no script", async ({ page }) => {
  await page.goto("/");
  if (await page.getByRole("searchbox").first().isVisible()) {
    await page.getByRole("searchbox").first().fill("外商投资");
    await page.getByRole("button", { name: "搜索" }).first().click();
  } else {
    await page.getByRole("link", { name: "搜索" }).first().click();
    await page.locator("#search-page").fill("外商投资");
    await page.locator("main").getByRole("button", { name: "搜索" }).click();
  }
  await expect(page).toHaveURL(/\/search\?q=/);
  await page.locator(".entry h2 a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("外商投资");
});

test("no control that only script can serve is shown", async ({ page, request }) => {
  await page.goto(await headlinePath(request));
  for (const name of ["收藏", "打印", "朗读", "复制链接"]) await expect(page.locator("article").getByRole("button", { name })).toBeHidden();
  await expect(page.locator("noscript img")).toHaveAttribute("src", /views\.gif$/);
});

test("the four tabs of partners open", async ({ page }) => {
  await page.goto("/");
  for (const [name, first, count] of [
    ["行业协会", "内蒙古开发区协会", 16],
    ["新闻媒体", "中国新闻网", 14],
    ["友情链接", "中国职业技术教育网", 4],
    ["政府部门", "国家发展和改革委员会", 24],
  ] as const) {
    await page.locator(".tab-bar label", { hasText: name }).click();
    const panel = page.locator(".tab-panel:visible");
    await expect(panel.locator("li")).toHaveCount(count);
    await expect(panel.locator("li").first()).toHaveText(first);
  }
  expect(await page.locator('.tab-panel a[href=""], .tab-panel a[href="#"]').count()).toBe(0);
});

test("the side tools close and open", async ({ page }) => {
  await page.goto("/");
  const tools = page.locator(".side-tools");
  await expect(tools.getByRole("link", { name: "留言" })).toBeVisible();
  await tools.getByText("收起菜单").click();
  await expect(tools.getByRole("link", { name: "留言" })).toBeHidden();
  await tools.getByText("打开菜单").click();
  await expect(tools.getByRole("link", { name: "留言" })).toBeVisible();
});
