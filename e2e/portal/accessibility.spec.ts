import { expectNoFaults } from "#e2e/support/axe.ts";
import { headlinePath, pageTypes, sidewaysScroll, varied } from "#e2e/support/pages.ts";
import { expect, test } from "#e2e/support/test.ts";

async function addresses(request: Parameters<typeof headlinePath>[0]) {
  return { ...pageTypes, article: await headlinePath(request) };
}

test("axe finds nothing in high contrast", async ({ page, request, context, baseURL }) => {
  test.setTimeout(180_000);
  await context.addCookies([{ name: "reading", value: encodeURIComponent("mode=elder&contrast=yellow"), url: baseURL ?? "" }]);
  await expectNoFaults(page, await varied(request));
});

test("axe finds nothing in the dark", async ({ page, request }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoFaults(page, await varied(request));
});

test("no sideways scroll at 320 pixels", async ({ page, request, context, baseURL }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const reading of ["", "mode=elder", "size=30"]) {
    await context.clearCookies();
    if (reading) await context.addCookies([{ name: "reading", value: encodeURIComponent(reading), url: baseURL ?? "" }]);
    for (const [name, path] of Object.entries(await addresses(request))) {
      await page.goto(path);
      expect.soft(await sidewaysScroll(page), `${name} ${reading}`).toBe(0);
    }
  }
});

test("the first stop of the keyboard leads to the content", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
});

test("the elder mode keeps its measures", async ({ page, request, context, baseURL }) => {
  await context.addCookies([{ name: "reading", value: encodeURIComponent("mode=elder"), url: baseURL ?? "" }]);
  await page.goto(await headlinePath(request));
  const prose = await page
    .locator(".prose-zh p")
    .first()
    .evaluate((element) => {
      const style = getComputedStyle(element);
      return {
        size: Number.parseFloat(style.fontSize),
        line: Number.parseFloat(style.lineHeight),
        gap: Number.parseFloat(style.marginBottom),
        align: style.textAlign,
      };
    });
  expect(prose.size).toBeGreaterThanOrEqual(24);
  expect(prose.line / prose.size).toBeGreaterThanOrEqual(1.5);
  expect(prose.gap).toBeGreaterThanOrEqual(1.3 * (prose.line - prose.size));
  expect(prose.align).toBe("start");
  for (const target of await page.locator(".elder-bar a").all()) expect((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(20);
});
