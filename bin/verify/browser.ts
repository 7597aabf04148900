import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

/** Playwright's own Chromium where it is installed, else the system's. */
export function browserOptions(): LaunchOptions {
  const own = chromium.executablePath();
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  return {
    executablePath: existsSync(own) ? undefined : system,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  };
}
