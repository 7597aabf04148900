import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, hasInstallScript?: boolean, inBundle?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry */

/** Whether a version is at least the floor; a prerelease stands below its release. @param {string} version @param {string} floor */
export function reaches(version, floor) {
  const split = (/** @type {string} */ text) => {
    const [numbers = "", tail] = text.split("+")[0]?.split(/-(.*)/) ?? [];
    return { numbers: numbers.split(".").map(Number), tail: tail?.split(".") };
  };
  const [a, b] = [split(version), split(floor)];
  for (let i = 0; i < 3; i++) if ((a.numbers[i] ?? 0) !== (b.numbers[i] ?? 0)) return (a.numbers[i] ?? 0) > (b.numbers[i] ?? 0);
  if (!a.tail || !b.tail) return !a.tail;
  for (let i = 0; i < Math.max(a.tail.length, b.tail.length); i++) {
    const [x, y] = [a.tail[i], b.tail[i]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return y === undefined;
    return Number.isNaN(Number(x)) || Number.isNaN(Number(y)) ? x > y : Number(x) > Number(y);
  }
  return true;
}

/** Whether an entry is only a name on the platforms we serve: `npm ci` wants it listed and never fetches it there. @param {Entry} entry */
function isForeign({ optional, os, cpu, libc }) {
  if (!optional) return false;
  const served = (!os || os.includes("linux")) && (!cpu || cpu.includes("x64") || cpu.includes("arm64")) && (!libc || libc.includes("glibc"));
  return !served;
}

/**
 * What is wrong with a lock file: a version below its floor, no checksum, an odd origin, an install script nobody decided on.
 * @param {Record<string, Entry>} packages
 * @param {Record<string, string>} floors
 * @param {Record<string, boolean>} scripts
 */
export function lockFaults(packages, floors, scripts) {
  const faults = [];
  const listed = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  for (const [path, entry] of Object.entries(packages)) {
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      if (!listed.has(name)) faults.push(`${path || "package.json"} 需要 ${name}，而锁文件没有列出它，npm ci 会拒绝`);
    }
    if (path === "" || entry.link) continue;
    const name = path.split("node_modules/").at(-1) ?? path;
    const floor = floors[name];
    if (floor && !reaches(entry.version ?? "0.0.0", floor)) faults.push(`${path} ${entry.version} 低于下限 ${floor}`);
    if (!entry.inBundle && !isForeign(entry) && !entry.integrity?.startsWith("sha512-")) faults.push(`${path} 没有 sha512 校验值`);
    if (entry.resolved && !entry.resolved.startsWith("https://")) faults.push(`${path} 来自 ${entry.resolved.split(":")[0]}，只接受 https`);
    if (entry.hasInstallScript && scripts[name] === undefined) faults.push(`${path} 带安装脚本，而 package.json 的 allowScripts 没有写明是否允许`);
  }
  return faults;
}

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

export function checkFloors() {
  return lockFaults(read("../package-lock.json").packages, read("./floors.json").packages, read("../package.json").allowScripts ?? {});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const faults = checkFloors();
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
