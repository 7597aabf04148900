import { headlinePath, sidewaysScroll } from "#e2e/support/pages.ts";
import { expect, test } from "#e2e/support/test.ts";

const bodySize = (page: import("@playwright/test").Page) => page.locator(".prose-zh").evaluate((element) => getComputedStyle(element).fontSize);

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("a text size is kept on every page and drawn by the server", async ({ page, request }) => {
      const article = await headlinePath(request);
      await page.goto(article);
      await page.getByRole("link", { name: "特大", exact: true }).click();
      await expect(page.locator("html")).toHaveAttribute("data-size", "24");
      await expect(page.locator('a[data-pref="size:24"]').first()).toHaveAttribute("aria-current", "true");
      if (script) expect(await bodySize(page)).toBe("24px");
      await page.goto("/about/contact");
      await expect(page.locator("html")).toHaveAttribute("data-size", "24");
      const [cookie] = (await page.context().cookies()).filter((one) => one.name === "reading");
      const html = await (await page.context().request.get(article, { headers: { Cookie: `reading=${cookie?.value}` } })).text();
      expect(html).toMatch(/<html[^>]*data-size="24"/);
    });

    test("the elder mode is entered and left on the same address", async ({ page, request }) => {
      const article = await headlinePath(request);
      await page.goto(article);
      await page.getByRole("link", { name: "长辈版", exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`${article}$`));
      await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
      await expect(page.getByText("退出长辈版")).toBeVisible();
      if (script) {
        expect(await bodySize(page)).toBe("24px");
        expect(await sidewaysScroll(page)).toBe(0);
      }
      await page.getByRole("link", { name: "退出长辈版" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-mode", "standard");
      await expect(page.getByText("退出长辈版")).toHaveCount(0);
    });

    test("a choice keeps the filters of a list", async ({ page }) => {
      await page.goto("/zones?province=上海市");
      await page.getByRole("link", { name: "长辈版", exact: true }).click();
      await expect(page).toHaveURL(/province=/);
      await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
    });
  });
}
