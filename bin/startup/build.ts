import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Fault, fileFault } from "#bin/startup/fault.mjs";
import { takeLock } from "#bin/startup/lock.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { step } from "#bin/startup/steps.mjs";

const sources = [
  "{app,components,lib,public,db/schema}/**",
  "db/{client,vocabulary}.ts",
  "{instrumentation,next.config,proxy}.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];
const stamp = join(root, ".next", "sources");
const waitForOther = 15 * 60_000;

/** Hash of all that a build is made of; times of files say nothing after a clone. */
export function sourcesHash(folder = root): string {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(sources, { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash
      .update(`${path.slice(folder.length)}\0`)
      .update(readFileSync(path))
      .update("\0");
  return hash.digest("hex");
}

export function buildIsFresh(): boolean {
  if (!existsSync(join(root, ".next", "BUILD_ID")) || !existsSync(stamp)) return false;
  return readFileSync(stamp, "utf8") === sourcesHash();
}

/** Builds when a source differs from the last finished build, as a step of its own. */
export async function ensureBuild(signal?: AbortSignal): Promise<void> {
  if (buildIsFresh()) return;
  await step("构建", async (note) => {
    await buildIfStale(note, signal);
    return { detail: "页面与样式已是最新", value: undefined };
  });
}

/** The same inside a step of someone else. Two processes never build at once. */
export async function buildIfStale(note: (text: string) => void, signal?: AbortSignal): Promise<void> {
  if (buildIsFresh()) return;
  const release = await takeLock(join(root, ".next.lock"), { waitMs: waitForOther, busy: busyFault });
  try {
    if (buildIsFresh()) return;
    rmSync(stamp, { force: true });
    const hash = sourcesHash();
    await runBuild(note, signal);
    writeFileSync(stamp, hash);
  } finally {
    release();
  }
}

const busyFault = (pid: number) =>
  new Fault({ cause: `另一个进程（${pid}）正在构建，等了 15 分钟仍未完成`, cure: "等它完成后重试", command: `ps -p ${pid}` });

async function runBuild(note: (text: string) => void, signal?: AbortSignal): Promise<void> {
  note("正在编译页面（首次约 1 分钟）");
  const child = spawn(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NODE_OPTIONS: "", CI: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  const hear = (chunk: Buffer) => {
    output = (output + chunk).slice(-40_000);
    const line = output
      .split("\n")
      .map((text) => text.trim())
      .filter(Boolean)
      .at(-1);
    if (line) note(stageOf(line));
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return;
  if (/ENOSPC/.test(output)) throw fileFault({ code: "ENOSPC" }, join(root, ".next")) as Fault;
  if (/EACCES|EPERM/.test(output)) throw fileFault({ code: "EACCES" }, join(root, ".next")) as Fault;
  throw new Fault({
    cause: `构建失败（next build 退出码 ${code ?? "无，被中止"}）`,
    cure: "按下列信息改正源码后重试",
    command: "npx next build",
    detail: output.split("\n").slice(-25).join("\n"),
  });
}

function stageOf(line: string): string {
  if (/TypeScript|type/i.test(line)) return "正在检查类型";
  if (/page data|Collecting/i.test(line)) return "正在收集页面";
  if (/Generating|static pages/i.test(line)) return "正在生成页面";
  if (/Finaliz|traces/i.test(line)) return "正在收尾";
  return "正在编译页面";
}
