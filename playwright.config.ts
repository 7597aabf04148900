import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "#bin/verify/browser.ts";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./bin/testing/site.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  reporter: "list",
  use: {
    baseURL: process.env.PORTAL_URL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: browserOptions(),
    trace: "off",
  },
  projects: [
    // What no width of the window changes is named .desktop and runs once.
    { name: "desktop", testIgnore: "**/*.phone.spec.ts", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } } },
    { name: "phone", testIgnore: "**/*.desktop.spec.ts", use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } } },
  ],
});
