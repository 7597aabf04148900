import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Whether this machine tells about processes by files, as Linux does. */
export const tells = existsSync("/proc/self/status");

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** The server and everything it has started, decoders too. */
function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = read(`/proc/${name}/status`);
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
  }
  const family = [pid];
  for (let at = 0; at < family.length; at++) for (const [each, parent] of parents) if (parent === family[at]) family.push(each);
  return family;
}

const megabytesOf = (pid: number) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024;

/** Addresses outside this machine that the family is or was just connected to. */
function outsidersOf(family: readonly number[]): string[] {
  const own = new Set<string>();
  for (const pid of family) {
    let names: string[] = [];
    try {
      names = readdirSync(`/proc/${pid}/net`);
    } catch {
      continue;
    }
    for (const table of ["tcp", "tcp6"].filter((name) => names.includes(name))) {
      const inodes = socketsOf(pid);
      for (const line of read(`/proc/${pid}/net/${table}`).split("\n").slice(1)) {
        const [, , remote = "", state, , , , , , inode = ""] = line.trim().split(/\s+/);
        if (inodes.has(inode) && state !== "0A" && !isInside(remote.split(":")[0] ?? "")) own.add(remote);
      }
    }
  }
  return [...own];
}

function socketsOf(pid: number): Set<string> {
  const found = new Set<string>();
  try {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1];
      if (inode) found.add(inode);
    }
  } catch {
    // The process has ended.
  }
  return found;
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** 127.x.x.x, ::1 and the mapped form of the first, as the kernel writes them. */
function isInside(hex: string): boolean {
  return /7F$/.test(hex) ? hex.length === 8 || hex.startsWith("0000000000000000FFFF0000") : /^0+(01000000)?$/.test(hex);
}

/** Looks at memory and connections while something is done. */
export class Watch {
  readonly #pid: number;
  readonly #timer: NodeJS.Timeout;
  peak = 0;
  readonly outsiders = new Set<string>();

  constructor(pid: number) {
    this.#pid = pid;
    this.#timer = setInterval(() => this.look(), 100);
  }

  look(): number {
    if (!tells) return 0;
    const family = familyOf(this.#pid);
    const now = family.reduce((sum, pid) => sum + megabytesOf(pid), 0);
    this.peak = Math.max(this.peak, now);
    for (const address of outsidersOf(family)) this.outsiders.add(address);
    return now;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
