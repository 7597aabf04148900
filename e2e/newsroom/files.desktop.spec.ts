import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { enterAs } from "#e2e/support/newsroom.ts";
import { expect as expectSoon, test } from "#e2e/support/test.ts";

/** A picture is decoded and written in several sizes before it stands in the text. */
const expect = expectSoon.configure({ timeout: 20_000 });

type Given = { name: string; type: string; bytes: Buffer };
const picture = async (name: string, background: string): Promise<Given> => {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  return { name, type: "image/png", bytes };
};
const program: Given = { name: "安装.exe", type: "application/x-msdownload", bytes: Buffer.from("MZ\0\0 not a document") };
const drawing: Given = { name: "示意图.svg", type: "image/svg+xml", bytes: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") };
const paper: Given = { name: "通知.pdf", type: "application/pdf", bytes: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF") };

/** Gives a file to an element as the mouse or the clipboard does. */
async function give(target: Locator, how: "drop" | "paste", { name, type, bytes }: Given): Promise<void> {
  await target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(given.base64), (letter) => letter.charCodeAt(0))], given.name, { type: given.type }));
      const box = element.getBoundingClientRect();
      const place = { clientX: box.left + 40, clientY: box.top + box.height / 2 };
      const shared = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.how === "drop"
          ? new DragEvent("drop", { ...shared, ...place, dataTransfer: data })
          : new ClipboardEvent("paste", { ...shared, clipboardData: data }),
      );
    },
    { how, name, type, base64: bytes.toString("base64") },
  );
}

async function begin(page: Page): Promise<void> {
  await page.goto("/dashboard/articles");
  await page.locator("summary", { hasText: "新建稿件" }).first().click();
  await page.getByRole("button", { name: "开始写" }).click();
  await page.waitForURL(/\/dashboard\/articles\/\d+$/);
  await page.locator(".ProseMirror").click();
  await page.keyboard.insertText("第一段的文字");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("第二段的文字");
}

test("files come by drop and by paste; one that is refused says why and takes nothing with it", async ({ page, context }) => {
  test.setTimeout(120_000);
  await enterAs(context, "editor");
  await begin(page);
  const text = page.locator(".ProseMirror");
  const pictures = text.locator("figure.picture img");

  await give(text.locator("p").first(), "drop", await picture("拖入.png", "#884422"));
  await expect(pictures).toHaveCount(1);
  await give(text.locator("p").last(), "paste", await picture("image.png", "#228844"));
  await expect(pictures).toHaveCount(2);
  // Beside the text, where the browser alone would leave the page.
  await give(page.locator(".writing-meta"), "drop", paper);
  await expect(text.locator(".attachment")).toHaveCount(1);

  await give(text.locator("p").first(), "drop", program);
  await expect(page.locator(".banner")).toContainText("安装.exe：不收程序文件");
  await page.getByRole("button", { name: "不传了" }).click();
  await expect(page.locator(".banner")).toHaveCount(0);
  await give(text.locator("p").first(), "drop", drawing);
  const refused = text.locator("figure.picture", { hasText: "示意图.svg：不收SVG图片" });
  await expect(refused).toHaveCount(1);
  await refused.getByRole("button", { name: "移除图片" }).click();

  await give(page.locator(".writing-panel"), "drop", paper);
  await expect(page.locator(".save-state")).toContainText("已保存");
  await page.reload();
  await expect(text.locator("p")).toHaveText(["第一段的文字", "第二段的文字"]);
  await expect(pictures).toHaveCount(2);
  await expect(text.locator("figure.picture")).toHaveCount(2);
  await expect(text.locator(".attachment")).toHaveCount(1);
});
