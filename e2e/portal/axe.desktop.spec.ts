import { expectNoFaults } from "#e2e/support/axe.ts";
import { headlinePath, pageTypes } from "#e2e/support/pages.ts";
import { test } from "#e2e/support/test.ts";

const modes = { standard: "", elder: "mode=elder" };

for (const [mode, reading] of Object.entries(modes)) {
  for (const name of [...Object.keys(pageTypes), "article"]) {
    test(`axe finds nothing: ${name} in ${mode}`, async ({ page, request, context, baseURL }) => {
      if (reading) await context.addCookies([{ name: "reading", value: encodeURIComponent(reading), url: baseURL ?? "" }]);
      const path = name === "article" ? await headlinePath(request) : pageTypes[name as keyof typeof pageTypes];
      await expectNoFaults(page, [path]);
    });
  }
}
