import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { OpenDatabase } from "#bin/database.ts";
import { findBinaries } from "#bin/startup/binaries.ts";
import { demandSameMajor, initialise, owner, paths, runningServer, startServer, stopServer } from "#bin/startup/cluster.ts";
import { connectionFault } from "#bin/startup/connection-fault.ts";
import { Fault, fileFault } from "#bin/startup/fault.mjs";
import { chooseIdentity, type Identity } from "#bin/startup/identity.ts";
import { isAlive, takeLock } from "#bin/startup/lock.mjs";

const neededBytes = 300_000_000;

/** Starts or adopts the embedded server of a folder. The last process that used it stops it. */
export async function openEmbedded(dataDir: string, note: (text: string) => void = () => {}): Promise<OpenDatabase> {
  const folder = makeFolder(dataDir);
  const release = await lockFolder(folder);
  try {
    const identity = chooseIdentity(findBinaries(), folder);
    const { data } = paths(identity.folder);
    const isNew = !existsSync(data);
    if (isNew) {
      demandSpace(folder);
      note("正在建立内置数据库");
      await initialise(identity);
    }
    demandSameMajor(identity);
    const before = await settled(identity);
    note(before ? "正在接管已运行的数据库" : "正在启动内置数据库");
    // Whoever ends this process now knows nothing of the server yet.
    const rescue = () => {
      const server = before ? null : runningServer(identity);
      if (server) process.kill(server.pid, "SIGINT");
    };
    process.once("exit", rescue);
    const port = before ?? (await startServer(identity));
    const url = await ensureDatabase(identity, port).catch(async (error) => {
      if (!before) await stopServer(identity);
      throw error;
    });
    const users = join(folder, "pg-users");
    mkdirSync(users, { recursive: true });
    writeFileSync(join(users, String(process.pid)), "");
    process.off("exit", rescue);
    const how = before ? "沿用已运行的" : isNew ? "新建" : "已启动";
    return {
      url,
      embedded: true,
      description: `内置 PostgreSQL ${identity.binaries.version}，127.0.0.1:${port}（${how}，${data}）`,
      serverPid: () => runningServer(identity)?.pid ?? null,
      restart: () => revive(folder, identity),
      close: () => leave(folder, identity),
    };
  } finally {
    release();
  }
}

function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    const folder = realpathSync(dataDir);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
    return folder;
  } catch (error) {
    throw fileFault(error, dataDir) ?? error;
  }
}

function lockFolder(folder: string) {
  const path = join(folder, "lock");
  return takeLock(path, {
    waitMs: 60_000,
    busy: (pid: number) =>
      new Fault({
        cause: `另一个进程（${pid}）正在启动或停止同一个内置数据库`,
        cure: "等它完成后重试；确认它已不在时删除锁目录",
        command: `ps -p ${pid} || rm -r "${path}"`,
      }),
  });
}

function demandSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < neededBytes) throw fileFault({ code: "ENOSPC" }, folder) as Fault;
}

/** Waits for a server that is just starting or stopping; its port when it is ready, else null. */
async function settled(identity: Identity): Promise<number | null> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const server = runningServer(identity);
    if (!server) return null;
    if (server.ready) return server.port;
    if (Date.now() > deadline)
      throw new Fault({
        cause: `内置数据库（进程 ${server.pid}）30 秒内没有就绪`,
        cure: "查看日志，必要时结束该进程后重试",
        command: `tail -n 40 "${paths(identity.folder).log}"`,
      });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function ensureDatabase(identity: Identity, port: number): Promise<string> {
  const { password: file } = paths(identity.folder);
  const url = new URL(`postgres://127.0.0.1:${port}/postgres`);
  url.username = owner;
  try {
    url.password = readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Fault({
      cause: `读不到内置数据库的口令文件 ${file}`,
      cure: "恢复该文件；没有备份时把数据目录改名后重新开始",
      command: `mv "${paths(identity.folder).data}" "${paths(identity.folder).data}-old"`,
      detail: String(error),
    });
  }
  const sql = postgres(url.href, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${owner}`;
    if (found.length === 0) await sql`create database ${sql(owner)}`;
  } catch (error) {
    throw connectionFault(error, url.href) ?? error;
  } finally {
    await sql.end({ timeout: 2 });
  }
  url.pathname = `/${owner}`;
  return url.href;
}

async function revive(folder: string, identity: Identity): Promise<void> {
  const release = await lockFolder(folder);
  try {
    if (!(await settled(identity))) await startServer(identity);
  } finally {
    release();
  }
}

async function leave(folder: string, identity: Identity): Promise<void> {
  // A full disk must not keep the server running.
  const release = await lockFolder(folder).catch(() => () => {});
  try {
    const users = join(folder, "pg-users");
    rmSync(join(users, String(process.pid)), { force: true });
    for (const pid of readdirSync(users)) {
      if (isAlive(Number(pid))) return;
      rmSync(join(users, pid), { force: true });
    }
    await stopServer(identity);
  } finally {
    release();
  }
}
