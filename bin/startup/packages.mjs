import { spawn } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { root } from "./runtime.mjs";
import { step } from "./steps.mjs";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const neededBytes = 1_200_000_000;

/** @param {string} path */
const packagesIn = (path) => JSON.parse(readFileSync(path, "utf8")).packages;

/** Compares what is installed with the lock file entry by entry; times of files say nothing after a clone. */
export function packagesAreMissing() {
  const wanted = packagesIn(join(root, "package-lock.json"));
  let present;
  try {
    present = packagesIn(join(root, "node_modules", ".package-lock.json"));
  } catch {
    return true;
  }
  return (
    Object.entries(wanted).some(([path, entry]) => {
      if (path === "") return false;
      if (present[path]) return present[path].version !== entry.version;
      return !entry.optional && !entry.devOptional && !entry.peer;
    }) || !existsSync(join(root, "node_modules", "next", "package.json"))
  );
}

/** npm makes all folders at once and fills them one by one; a package is there when its package.json is. @param {string[]} paths */
const countInstalled = (paths) => paths.filter((path) => existsSync(join(root, path, "package.json"))).length;

const noSpace = () => new Fault({ cause: "磁盘空间不足，装不下依赖", cure: "腾出至少 1.5 GB 空间后重新执行同一命令", command: `df -h "${root}"` });

function demandSpace() {
  if (existsSync(join(root, "node_modules"))) return;
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < neededBytes) throw noSpace();
}

/** @param {string} output @param {number | null} code */
function installFault(output, code) {
  const detail = output
    .split("\n")
    .filter((line) => /npm err/i.test(line) && !/^npm error\s*$|complete log|npm help/i.test(line))
    .slice(0, 6)
    .join("\n");
  const command = "npm ci --ignore-scripts";
  if (/ENOSPC/.test(output)) return noSpace();
  if (/EACCES|EPERM|EROFS/.test(output))
    return new Fault({
      cause: `没有权限写入 ${join(root, "node_modules")}`,
      cure: "改正目录所有者后重试",
      command: `sudo chown -R "$(id -un)" "${root}"`,
      detail,
    });
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(output)) {
    return new Fault({ cause: "连不上 npm 软件源", cure: "检查网络、代理或 registry 设置后重试", command: "npm config get registry", detail });
  }
  if (/EINTEGRITY/.test(output))
    return new Fault({
      cause: "下载的软件包与 package-lock.json 的校验值不符",
      cure: "清除 npm 缓存后重试；仍不符时不要继续",
      command: `npm cache clean --force && ${command}`,
      detail,
    });
  return new Fault({ cause: `安装依赖失败（npm ci 退出码 ${code}）`, cure: "按下列信息处理后重试", command, detail });
}

async function install(/** @type {(text: string) => void} */ note) {
  const started = Date.now();
  const paths = Object.entries(packagesIn(join(root, "package-lock.json"))).flatMap(([path, entry]) => (path && !entry.optional ? [path] : []));
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=warn"];
  const npm = process.env.npm_execpath;
  const child = npm?.endsWith(".js")
    ? spawn(process.execPath, [npm, ...args], { cwd: root, env: environment(), stdio: ["ignore", "pipe", "pipe"] })
    : spawn("npm", args, { cwd: root, env: environment(), stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  let output = "";
  const keep = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk).slice(-20_000);
    // npm only warns about each file that it could not write, and goes on for minutes.
    if (output.includes("ENOSPC")) child.kill();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill();
  };
  for (const signal of signals) process.once(signal, stop);
  note("正在下载软件包（首次约 1 分钟）");
  const watch = setInterval(() => {
    const n = countInstalled(paths);
    note(Date.now() - started < 2_000 || n === 0 ? "正在下载软件包" : `已放好约 ${n}/${paths.length} 个软件包`);
  }, 1_000);
  const code = await new Promise((resolve, reject) => {
    child.on("error", (error) =>
      reject(new Fault({ cause: "找不到 npm", cure: "安装带 npm 的 Node 后重试", command: "npm --version", detail: String(error) })),
    );
    child.on("close", resolve);
  }).finally(() => clearInterval(watch));
  for (const signal of signals) process.off(signal, stop);
  if (stopped) process.exit(130);
  if (code !== 0) throw installFault(output, code);
  return Object.keys(packagesIn(join(root, "node_modules", ".package-lock.json"))).length;
}

function environment() {
  return { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
}

/** Installs exactly the lock file when something differs from it; says nothing otherwise. */
export async function ensurePackages() {
  if (!packagesAreMissing()) return;
  demandSpace();
  await step("依赖", async (note) => {
    const n = await install(note);
    return { detail: `按 package-lock.json 安装 ${n} 个软件包`, value: undefined };
  });
}
