import { type SpawnOptions, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Fault, fileFault } from "#bin/startup/fault.mjs";
import { giveTo, type Identity, makePrivate } from "#bin/startup/identity.ts";
import { isAlive } from "#bin/startup/lock.mjs";

export const owner = "portal";
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const settings = `
# Written once by bin/startup/cluster.ts
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 80
shared_buffers = 128MB
max_wal_size = 512MB
lc_messages = 'C'
timezone = 'Asia/Shanghai'
log_timezone = 'Asia/Shanghai'
`;

export const paths = (folder: string) => ({
  data: join(folder, "pg"),
  log: join(folder, "pg.log"),
  password: join(folder, "pg-password"),
  port: join(folder, "pg-port"),
});

function run(identity: Identity, program: string, programArgs: string[], limitMs: number): Promise<{ code: number | null; output: string }> {
  const { file, args, options } = identity.command(program, programArgs);
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C" };
  for (const key of Object.keys(env)) if (key.startsWith("PG")) delete env[key];
  // pg_ctl leaves its descriptors to the server it starts, so a pipe from it would never close.
  const quiet = program === identity.binaries.pgCtl;
  const how: SpawnOptions = { ...options, cwd: identity.folder, env, stdio: quiet ? "ignore" : "pipe", detached: true, timeout: limitMs };
  const child = spawn(file, args, how);
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Makes the data folder; it gets its name only when whole. */
export async function initialise(identity: Identity): Promise<void> {
  const { data, password } = paths(identity.folder);
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  makePrivate(password);
  if (identity.owner) giveTo(password, identity.owner);
  if (identity.owner && identity.owner.uid !== 0) giveTo(identity.folder, identity.owner);
  const { code, output } = await run(
    identity,
    identity.binaries.initdb,
    [
      "-D",
      draft,
      "-U",
      owner,
      "-E",
      "UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "-A",
      "scram-sha-256",
      `--pwfile=${password}`,
    ],
    120_000,
  );
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw startFault(output, identity.folder);
  }
  writeFileSync(join(draft, "postgresql.conf"), settings, { flag: "a" });
  renameSync(draft, data);
}

export function demandSameMajor(identity: Identity): void {
  const { data } = paths(identity.folder);
  const made = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  const { major } = identity.binaries;
  if (made === major) return;
  throw new Fault({
    cause: `数据目录 ${data} 由 PostgreSQL ${made} 建立，而内置的是 PostgreSQL ${major}，两者不通用`,
    cure: `用 PostgreSQL ${made} 导出其中的数据，或把该目录改名后从演示内容重新开始`,
    command: `mv "${data}" "${data}-${made}" && npm start`,
  });
}

/** Port and process of the server that runs on this folder, or null. */
export function runningServer(identity: Identity): { pid: number; port: number; ready: boolean } | null {
  const { data } = paths(identity.folder);
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!isAlive(pid) || !standsIn(pid, data)) return null;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Every process of PostgreSQL works inside its data folder; a number used again by another program does not. */
function standsIn(pid: number, data: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return true;
  }
}

function someoneStandsIn(data: string): boolean {
  if (process.platform !== "linux") return true;
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && isAlive(Number(name)) && readsAs(`/proc/${name}/cwd`, data));
}

function readsAs(link: string, target: string): boolean {
  try {
    return readlinkSync(link) === target;
  } catch {
    return false;
  }
}

export async function startServer(identity: Identity): Promise<number> {
  const { data, log, port: portFile } = paths(identity.folder);
  if (identity.owner) giveTo(data, identity.owner);
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  const deadline = Date.now() + 10_000;
  for (let attempt = 1; ; attempt++) {
    const from = existsSync(log) ? statSync(log).size : 0;
    const port = await usualPort(portFile, attempt);
    const { code } = await run(identity, identity.binaries.pgCtl, ["start", "-D", data, "-l", log, "-w", "-t", "120", "-o", `-p ${port}`], 130_000);
    if (code === 0) {
      writeFileSync(portFile, String(port));
      return port;
    }
    const said = existsSync(log) ? readFileSync(log).subarray(from).toString() : "";
    const heldByDead = /lock file "postmaster.pid" already exists|pre-existing shared memory/.test(said);
    if (heldByDead && Date.now() < deadline) {
      await pause(500);
      continue;
    }
    if (heldByDead && !someoneStandsIn(data)) {
      rmSync(join(data, "postmaster.pid"), { force: true });
      continue;
    }
    if (/could not bind|Address already in use/.test(said) && attempt < 5) continue;
    throw startFault(said, identity.folder);
  }
}

export async function stopServer(identity: Identity): Promise<void> {
  const { data } = paths(identity.folder);
  const { code } = await run(identity, identity.binaries.pgCtl, ["stop", "-D", data, "-m", "fast", "-w", "-t", "10"], 15_000);
  if (code !== 0 && runningServer(identity))
    await run(identity, identity.binaries.pgCtl, ["stop", "-D", data, "-m", "immediate", "-w", "-t", "5"], 10_000);
}

function startFault(output: string, folder: string): Fault {
  const detail = output
    .split("\n")
    .filter((line) => /FATAL|PANIC|ERROR|error|could not|No space/.test(line))
    .slice(-4)
    .join("\n");
  const { log } = paths(folder);
  if (/No space left on device/.test(output)) return fileFault({ code: "ENOSPC" }, folder) as Fault;
  if (/Permission denied|wrong ownership/.test(output)) {
    return new Fault({
      cause: `没有权限使用数据目录 ${folder}`,
      cure: "改正目录所有者，或用 DATA_DIR 指定可写的目录",
      command: `sudo chown -R "$(id -un)" "${folder}"`,
      detail,
    });
  }
  return new Fault({
    cause: "内置数据库无法启动",
    cure: "查看日志；或设置 DATABASE_URL 使用已有的 PostgreSQL",
    command: `tail -n 40 "${log}"`,
    detail,
  });
}

/** The port of last time, so that what is connected finds the server again; another one when that is taken. */
async function usualPort(file: string, attempt: number): Promise<number> {
  const last = attempt === 1 && existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return freePort(last).catch(() => freePort());
}

export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
