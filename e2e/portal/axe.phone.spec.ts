import { expectNoFaults } from "#e2e/support/axe.ts";
import { varied } from "#e2e/support/pages.ts";
import { test } from "#e2e/support/test.ts";

for (const [mode, reading] of Object.entries({ standard: "", elder: "mode=elder" }))
  test(`axe finds nothing on the pages whose layout changes most, in ${mode}`, async ({ page, request, context, baseURL }) => {
    test.setTimeout(180_000);
    if (reading) await context.addCookies([{ name: "reading", value: encodeURIComponent(reading), url: baseURL ?? "" }]);
    await expectNoFaults(page, await varied(request));
  });
