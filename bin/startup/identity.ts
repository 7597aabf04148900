import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Binaries, readyBinaries } from "#bin/startup/binaries.ts";
import { Fault } from "#bin/startup/fault.mjs";

/** How the server's programs are run and where its files stand. PostgreSQL refuses to run as root. */
export type Identity = {
  binaries: Binaries;
  /** Holds pg, pg.log and the password. */
  folder: string;
  command(program: string, args: string[]): { file: string; args: string[]; options: { uid?: number; gid?: number } };
  /** Who must own the files, when this process may decide it. */
  owner?: { uid: number; gid: number };
  name: string;
};

type Account = { uid: number; gid: number };

export function chooseIdentity(binaries: Binaries, folder: string): Identity {
  if (process.getuid?.() !== 0) return { binaries, folder, name: "当前用户", command: (file, args) => ({ file, args, options: {} }) };
  const account = unprivilegedAccount();
  const moved = join(folder, "pg-location");
  if (!existsSync(moved) && process.platform === "linux" && mayUnshare(binaries, folder, account)) {
    const prefix = ["--user", `--map-user=${account.uid}`, `--map-group=${account.gid}`, "--"];
    return {
      binaries,
      folder,
      name: "用户命名空间",
      owner: { uid: 0, gid: 0 },
      command: (file, args) => ({ file: "unshare", args: [...prefix, file, ...args], options: {} }),
    };
  }
  const place = existsSync(moved) ? readFileSync(moved, "utf8").trim() : mayReach(binaries, folder, account) ? folder : moveOut(folder, moved);
  return {
    binaries: place === folder ? binaries : copyBinaries(binaries, place, account),
    folder: place,
    name: `用户 ${account.uid}`,
    owner: account,
    command: (file, args) => ({ file, args, options: account }),
  };
}

/** initdb looks the user up by number, so it must be one that /etc/passwd knows. */
function unprivilegedAccount(): Account {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length > 3);
  const chosen = accounts.find(([name]) => name === "daemon") ?? accounts.find(([, , uid]) => Number(uid) > 0);
  if (!chosen)
    throw new Fault({
      cause: "以 root 运行，而系统没有任何普通用户可以运行内置数据库",
      cure: "设置 DATABASE_URL，或换普通用户运行",
      command: "useradd --system portal",
    });
  return { uid: Number(chosen[2]), gid: Number(chosen[3]) };
}

function mayUnshare(binaries: Binaries, folder: string, account: Account): boolean {
  const args = ["--user", `--map-user=${account.uid}`, `--map-group=${account.gid}`, "--"];
  const runs = spawnSync("unshare", [...args, binaries.postgres, "--version"], { cwd: folder });
  return runs.status === 0 && spawnSync("unshare", [...args, "test", "-w", folder]).status === 0;
}

function mayReach(binaries: Binaries, folder: string, account: Account): boolean {
  return spawnSync(binaries.postgres, ["--version"], account).status === 0 && spawnSync("test", ["-x", folder], account).status === 0;
}

/** A 0700 directory above us bars the unprivileged user; the data then stand where every user may pass. */
function moveOut(folder: string, marker: string): string {
  if (existsSync(join(folder, "pg"))) {
    throw new Fault({
      cause: `以 root 运行，而运行内置数据库的普通用户到不了 ${folder}`,
      cure: "让上级目录可通过（x 权限），或设置 DATABASE_URL",
      command: `namei -l "${folder}"`,
    });
  }
  const place = `/var/lib/cadz-portal-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
  mkdirSync(place, { recursive: true, mode: 0o755 });
  writeFileSync(marker, place);
  return place;
}

function copyBinaries(binaries: Binaries, place: string, account: Account): Binaries {
  const copy = join(place, `postgresql-${binaries.version}`, "native");
  if (!existsSync(join(copy, "complete"))) {
    cpSync(binaries.folder, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, "complete"), "");
  }
  if (spawnSync(join(copy, "bin", "postgres"), ["--version"], account).status !== 0) {
    throw new Fault({
      cause: `以 root 运行，而普通用户 ${account.uid} 无法运行 ${copy} 中的内置数据库`,
      cure: "设置 DATABASE_URL，或换普通用户运行",
    });
  }
  return readyBinaries(copy);
}

/** Gives a tree to its owner; used when the way of running has changed since the files were made. */
export function giveTo(path: string, owner: Account): void {
  const info = lstatSync(path, { throwIfNoEntry: false });
  if (!info) return;
  if (info.uid !== owner.uid) (info.isSymbolicLink() ? lchownSync : chownSync)(path, owner.uid, owner.gid);
  if (info.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), owner);
}

export function makePrivate(path: string): void {
  if (process.platform !== "win32") chmodSync(path, 0o600);
}
