import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { Fault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { browserOptions } from "#bin/verify/browser.ts";

const isDebianRoot = () => process.getuid?.() === 0 && existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
const hasBrowser = () => browserOptions().executablePath !== undefined || existsSync(chromium.executablePath());
/** Without a Chinese face every line has another width, and no layout test means anything. */
const lacksChinese = () => process.platform === "linux" && !spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" }).stdout?.trim();

function run(file: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<{ code: number | null; output: string }> {
  const child = spawn(file, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const hear = (chunk: Buffer) => {
    output = (output + chunk).slice(-4_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

async function installByApt(packages: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], env);
  const { code, output } = await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], env);
  if (code !== 0)
    throw new Fault({
      cause: `无法用 apt 安装 ${packages.join("、")}`,
      cure: "检查软件源后重试",
      command: `apt-get update && apt-get install -y ${packages.join(" ")}`,
      detail: output.split("\n").slice(-6).join("\n"),
    });
}

async function installPlaywrights(): Promise<void> {
  const { code, output } = await run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  if (code !== 0)
    throw new Fault({
      cause: "没有可用的 Chromium，Playwright 的浏览器也没能装上",
      cure: "检查网络后重试，或自行安装系统的 chromium",
      command: "npx playwright install chromium",
      detail: output.split("\n").slice(-6).join("\n"),
    });
}

/** A Chromium that starts, and a Chinese face to draw with. */
export async function ensureBrowser(note: (text: string) => void): Promise<void> {
  if (isDebianRoot()) {
    const missing = [...(hasBrowser() ? [] : ["chromium"]), ...(lacksChinese() ? ["fonts-noto-cjk", "fontconfig"] : [])];
    if (missing.length > 0) {
      note(`正在用 apt 安装 ${missing.join("、")}`);
      await installByApt(missing);
    }
  } else if (!hasBrowser()) {
    note("正在下载 Playwright 的 Chromium（约 150 MB）");
    await installPlaywrights();
  }
  try {
    await (await chromium.launch(browserOptions())).close();
  } catch (error) {
    throw new Fault({
      cause: "Chromium 无法启动",
      cure: "安装它缺少的系统库",
      command: "sudo npx playwright install-deps chromium",
      detail: String(error).split("\n").slice(0, 8).join("\n"),
    });
  }
}
