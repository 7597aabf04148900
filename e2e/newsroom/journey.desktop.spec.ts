import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { type Instance, startInstance } from "#bin/instance.ts";
import { accountsOf, nextCode } from "#bin/verify/visitor.ts";
import { expect, test } from "#e2e/support/test.ts";

const fixture = readFileSync(new URL("../../lib/paste/fixtures/word-outline.html", import.meta.url), "utf8");
const stops: (() => Promise<void>)[] = [];

test.afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function paste(page: Page, html: string): Promise<void> {
  await page.locator(".ProseMirror").click();
  await page.locator(".ProseMirror").evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", text);
    clipboardData.setData("text/plain", "");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

/** As a datetime-local field takes it, in Beijing. */
const inBeijing = (time: number) => new Date(time + 8 * 3_600_000).toISOString().slice(0, 16);

async function signIn(page: Page, site: Instance, account: { email: string; password: string; secret: string | null } | undefined) {
  await page.goto(`${site.url}/login`);
  await page.getByLabel("邮箱").fill(account?.email ?? "");
  await page.getByRole("textbox", { name: "密码" }).fill(account?.password ?? "");
  await page.getByRole("button", { name: "登录" }).click();
  if (account?.secret) {
    await page.getByLabel("验证码").fill(nextCode(account.secret));
    await page.getByRole("button", { name: "确认" }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name: "工作台" })).toBeVisible();
}

async function statusOf(site: Instance, path: string): Promise<number> {
  const answer = await fetch(site.url + path, { redirect: "manual" });
  await answer.arrayBuffer();
  return answer.status;
}

/** Milliseconds until both instances give the status, or null after the limit. */
async function until(sites: readonly Instance[], path: string, status: number, limitMs: number): Promise<number | null> {
  const began = Date.now();
  while (Date.now() - began < limitMs) {
    const seen = await Promise.all(sites.map((site) => statusOf(site, path)));
    if (seen.every((each) => each === status)) return Date.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

test("an article from Word to its readers, corrected and withdrawn, on two instances", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const first = await startInstance();
  stops.push(first.stop);
  // Instances of one site share their files.
  const second = await startInstance({ databaseUrl: first.databaseUrl, env: { DATA_DIR: first.dataDir } });
  stops.push(second.stop);
  const sites = [first, second];
  const { chief, editor } = accountsOf(first);

  await signIn(page, first, chief);
  await page.goto(`${first.url}/dashboard/channels`);
  const row = page.locator("details", { has: page.getByRole("form", { name: /^修改/, includeHidden: true }) }).first();
  await row.locator("summary").first().click();
  const channel = row.locator("form").first();
  await channel.getByLabel("审几次").selectOption("1");
  await channel.getByLabel("校几次").selectOption("0");
  await channel.getByRole("button", { name: "保存" }).click();
  await expect(channel).toContainText("已保存");

  const writer = await (await browser.newContext()).newPage();
  await signIn(writer, first, editor);
  await writer.goto(`${first.url}/dashboard/articles`);
  await writer.keyboard.press("c");
  await writer.getByRole("button", { name: "开始写" }).click();
  await writer.waitForURL(/\/dashboard\/articles\/\d+$/);
  const address = writer.url();
  const path = `/articles/${address.split("/").at(-1)}`;
  const title = "园区工作要点（示例）";
  await writer.getByRole("textbox", { name: "标题" }).fill(title);
  await paste(writer, fixture);
  await expect(writer.locator(".paste-bar")).toContainText("已粘贴");
  await expect(writer.locator(".ProseMirror ol > li").first()).toContainText("建设园区平台");

  // An opener alone on a new line offers kinds of blocks; Esc leaves the character.
  await writer.locator(".ProseMirror").press("Control+End");
  await writer.keyboard.press("Enter");
  await writer.keyboard.insertText("、");
  await expect(writer.getByRole("listbox", { name: "插入" })).toBeVisible();
  await writer.keyboard.press("Enter");
  await writer.keyboard.insertText("附图");
  await expect(writer.locator(".ProseMirror h2", { hasText: "附图" })).toBeVisible();
  await writer.keyboard.press("Enter");

  const picture = await sharp({ create: { width: 640, height: 360, channels: 3, background: "#1f4e79" } })
    .png()
    .toBuffer();
  await writer.getByRole("button", { name: "图片", exact: true }).click();
  await writer.locator("dialog input[type=file]").setInputFiles({ name: "园区.png", mimeType: "image/png", buffer: picture });
  await writer.locator(".ProseMirror figure.picture img, button.media-tile").first().waitFor();
  if (!(await writer.locator(".ProseMirror figure.picture img").count())) await writer.locator("button.media-tile").first().click();
  await writer.getByLabel(/替代文字/).fill("深蓝色的示意图");
  await writer.getByLabel("来源", { exact: true }).fill("本站");
  await writer.getByRole("button", { name: "取首段前80字" }).click();
  await expect(writer.locator(".save-state")).toContainText("已保存");

  // Listed in a further channel, by keyboard alone; Esc leaves all as it is and gives the focus back.
  const furtherButton = writer.getByRole("button", { name: "其他栏目" });
  const dialog = writer.getByRole("dialog", { name: "其他栏目" });
  await furtherButton.press("Enter");
  await writer.keyboard.press("Escape");
  await expect(furtherButton).toBeFocused();
  await writer.keyboard.press("Enter");
  const further = await dialog.locator(".choice").first().innerText();
  await dialog.getByRole("checkbox").first().press("Space");
  await writer.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(writer.getByRole("definition").filter({ hasText: further })).toBeVisible();

  await writer.getByRole("button", { name: "送审" }).click();
  await expect(writer.locator(".writing-top")).toContainText("审核中");
  await page.goto(`${first.url}/dashboard`);
  await page.getByRole("link", { name: new RegExp(`审核 ?《${title}》`) }).click();
  await page.getByRole("button", { name: "通过终审" }).click();
  await expect(page.locator(".decision-log")).toContainText("通过");
  await page.goto(address);
  await expect(page.locator(".writing-top")).toContainText("待发布");

  const due = Math.ceil((Date.now() + 3_000) / 60_000) * 60_000;
  await page.getByRole("button", { name: "定时发布" }).first().click();
  await page.getByLabel(/发布时间/).fill(inBeijing(due));
  await page.getByRole("dialog").getByRole("button", { name: "定时发布" }).click();
  await expect(page.locator(".writing-top")).toContainText("定时");
  expect(await Promise.all(sites.map((site) => statusOf(site, path)))).toEqual([404, 404]);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  expect(await until(sites, path, 200, 15_000)).toBeLessThan(5_000);

  const reader = await (await browser.newContext()).newPage();
  await reader.goto(second.url + path);
  await expect(reader.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(reader.locator(".prose-zh")).toContainText("坚持稳中求进，2026年完成三项任务。");
  await expect(reader.locator(".prose-zh figure img")).toHaveAttribute("alt", "深蓝色的示意图");
  expect(
    await reader.locator(".prose-zh figure img").evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(0);

  await page.reload();
  await page.locator(".ProseMirror p").first().click();
  await page.keyboard.press("End");
  await page.keyboard.insertText("（更正后）");
  await expect(page.locator(".save-state")).toContainText("已保存");
  await page.getByRole("button", { name: "更正" }).first().click();
  await page.getByLabel("更正了什么").fill("补上了一句说明");
  await page.getByRole("dialog").getByRole("button", { name: "更正" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(async () => {
    await reader.goto(second.url + path);
    await expect(reader.locator("main")).toContainText("补上了一句说明", { timeout: 500 });
    await expect(reader.locator(".prose-zh")).toContainText("（更正后）", { timeout: 500 });
  }).toPass({ timeout: 5_000 });

  await page.reload();
  await page.getByRole("button", { name: "撤稿" }).first().click();
  await page.getByLabel("为什么撤稿").fill("这是一次演示");
  const [answered] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/dashboard/articles/")),
    page.getByRole("dialog").getByRole("button", { name: "撤稿" }).click(),
  ]);
  expect(answered.status()).toBe(200);
  expect(await until(sites, path, 410, 5_000)).toBeLessThan(1_000);
  await reader.goto(first.url + path);
  await expect(reader.locator("body")).toContainText("这是一次演示");
});
