import { headlinePath } from "#e2e/support/pages.ts";
import { expect, test } from "#e2e/support/test.ts";

test("share links carry the title and the address", async ({ page, request }) => {
  await page.goto(await headlinePath(request));
  const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
  for (const name of ["微博", "QQ", "QQ空间"]) {
    const href = await page.locator(".share").getByRole("link", { name, exact: true }).getAttribute("href");
    expect(new URL(href ?? "").searchParams.get("url")).toBe(canonical);
    expect(new URL(href ?? "").searchParams.get("title")).toBe("松江开发区全面优化营商环境");
  }
  await expect(page.getByRole("img", { name: "本文二维码" })).toBeVisible();
});

test("the link is copied and the reader is told", async ({ page, request, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(await headlinePath(request));
  await page.getByRole("button", { name: "复制链接" }).click();
  await expect(page.getByText("链接已复制。")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('link[rel="canonical"]').getAttribute("href"));
});

test.describe("inside WeChat", () => {
  test.use({ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50" });

  test("sharing shows the guide, which closes", async ({ page, request }) => {
    await page.goto(await headlinePath(request));
    await page.locator("[data-share]").click();
    const guide = page.getByRole("dialog", { name: "在微信中分享" });
    await expect(guide).toContainText("点右上角");
    await guide.getByRole("button", { name: "知道了" }).click();
    await expect(guide).toBeHidden();
    await page.locator("[data-share]").click();
    await page.keyboard.press("Escape");
    await expect(guide).toBeHidden();
  });
});

test("a favourite is kept on the device, listed, exported, taken out and imported again", async ({ page, request }) => {
  await page.goto(await headlinePath(request));
  await page.locator("article").getByRole("button", { name: "收藏" }).click();
  await expect(page.locator("article").getByRole("button", { name: "已收藏" })).toHaveAttribute("aria-pressed", "true");
  await page.goto("/favorites");
  await expect(page.locator("[data-favorites-list] a")).toHaveText("松江开发区全面优化营商环境");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出为文件" }).click()]);
  const saved = await file.path();
  await page.getByRole("button", { name: /移出收藏/ }).click();
  await expect(page.getByText("还没有收藏")).toBeVisible();
  await page.locator("[data-favorites-file]").setInputFiles(saved);
  await expect(page.locator("[data-favorites-list] a")).toHaveCount(1);
  await page.locator("[data-favorites-file]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{not json") });
  await expect(page.getByText("没有导入")).toBeVisible();
  await expect(page.locator("[data-favorites-list] a")).toHaveCount(1);
});

test("notices move only when asked", async ({ page }) => {
  await page.goto("/");
  const shown = page.locator("[data-notices] li:visible");
  await expect(shown).toHaveCount(1);
  const first = await shown.textContent();
  await page.getByRole("button", { name: "下一条" }).click();
  await expect(shown).toHaveCount(1);
  expect(await shown.textContent()).not.toBe(first);
  await page.getByRole("button", { name: "上一条" }).click();
  expect(await shown.textContent()).toBe(first);
});

test("the printed article has words, address and nothing to press", async ({ page, request }) => {
  await page.goto(await headlinePath(request));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".prose-zh")).toBeVisible();
  for (const part of [".navigation", ".reading-tools", ".rail", ".side-tools", ".site-footer"]) await expect(page.locator(part).first()).toBeHidden();
  await expect(page.locator(".qr")).toBeVisible();
});
