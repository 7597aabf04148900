import type { Page } from "@playwright/test";
import { axeFaults } from "#e2e/support/axe.ts";
import { type Colleague, enterAs } from "#e2e/support/newsroom.ts";
import { sidewaysScroll } from "#e2e/support/pages.ts";
import { expect, test } from "#e2e/support/test.ts";

const kilobyte = 1_024;
/** Compressed script that a screen may load. */
const budgets = { list: 280 * kilobyte, editor: 450 * kilobyte };

const screens: readonly (readonly [Colleague, string])[] = [
  ["chief", "/dashboard"],
  ["chief", "/dashboard/articles"],
  ["chief", "/dashboard/articles?tab=all&q=开发区"],
  ["chief", "/dashboard/articles/trash"],
  ["chief", "/dashboard/home"],
  ["chief", "/dashboard/channels"],
  ["chief", "/dashboard/navigation"],
  ["chief", "/dashboard/pages"],
  ["chief", "/dashboard/links"],
  ["chief", "/dashboard/sources"],
  ["chief", "/dashboard/log"],
  ["editor", "/dashboard/media"],
  ["editor", "/dashboard/account"],
  ["editor", "/dashboard/account/second-factor"],
  ["admin", "/dashboard/users"],
  ["admin", "/dashboard/users/1"],
  ["admin", "/dashboard/settings"],
  ["admin", "/dashboard/outbox"],
];

/** Axe looks on the desktop; the phone has the same elements, and only their width is another. */
async function expectWhole(page: Page): Promise<void> {
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  if ((page.viewportSize()?.width ?? 0) < 720) return;
  expect(await axeFaults(page)).toEqual([]);
}

/** Compressed bytes of all scripts that a page has loaded. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map<string, string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === "Script") bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await session.detach();
  return bytes;
}

for (const [colleague, address] of screens)
  test(`${address} is whole for ${colleague}`, async ({ page, context }) => {
    await enterAs(context, colleague);
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWhole(page);
  });

test("signing in is whole, before and after a refusal", async ({ page }) => {
  await page.goto("/login");
  await expectWhole(page);
  await page.getByLabel("邮箱").fill("nobody@example.com");
  await page.getByRole("textbox", { name: "密码" }).fill("a wrong password");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.locator(".error-summary")).toContainText("邮箱或密码不对");
  await expect(page.getByLabel("邮箱")).toHaveValue("nobody@example.com");
  await expectWhole(page);
});

test("the editor is whole, and its script within the budget", async ({ page, context }) => {
  await enterAs(context, "editor");
  await page.goto("/dashboard/articles");
  const address = await page.getByRole("link", { name: "怎样写一条活动消息（示例）" }).first().getAttribute("href");
  expect(await scriptBytes(page, address ?? "")).toBeLessThan(budgets.editor);
  await expectWhole(page);
});

test("the list's script is within the budget", async ({ page, context }) => {
  await enterAs(context, "editor");
  expect(await scriptBytes(page, "/dashboard/articles")).toBeLessThan(budgets.list);
});

test("a stranger is led to the sign-in page and finds no word of the newsroom", async ({ page }) => {
  await page.goto("/dashboard/articles");
  await expect(page).toHaveURL(/\/login$/);
});

test("the palette finds by initials, and the sheet shows the keys", async ({ page, context, isMobile }) => {
  await enterAs(context, "editor");
  await page.goto("/dashboard/articles");
  await page.getByRole("button", { name: "查找稿件、页面和命令" }).click();
  await page.getByRole("combobox", { name: "查找" }).fill("sjkfq");
  await expect(page.getByRole("option", { name: /松江开发区全面优化营商环境/ }).first()).toBeVisible();
  await expectWhole(page);
  await page.keyboard.press("Escape");
  if (isMobile) return;
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("下一行");
});
