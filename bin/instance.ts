import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { ensureBuild } from "#bin/startup/build.ts";
import { freePort } from "#bin/startup/cluster.ts";
import { openEmbedded } from "#bin/startup/embedded.ts";
import { Fault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { startServe } from "#bin/startup/server.ts";
import { beforeExit, temporaryFolder } from "#bin/startup/temporary.ts";

/** A PostgreSQL server for one verification, which may do to it what it likes. */
export type Cluster = {
  /** Address of its own empty database. */
  url: string;
  pid(): number | null;
  /** Kills it without warning, as a power cut would. */
  kill(): void;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type InstanceOptions = {
  /** A free one when absent. */
  port?: number;
  env?: Record<string, string>;
  /** Arguments of bin/serve.ts. */
  args?: string[];
  /** A database that is ready, for instance that of another instance; it is used as it stands and never dropped. */
  databaseUrl?: string;
  /** The server in which the fresh database is made; when absent, that of DATABASE_URL, or an embedded one of its own. */
  cluster?: Cluster;
};

export type Instance = {
  url: string;
  port: number;
  databaseUrl: string;
  dataDir: string;
  pid: number;
  /** What the server has said, its last 200 kB. */
  log(): string;
  /** Resolves to the exit code. */
  exited: Promise<number>;
  kill(signal?: NodeJS.Signals): void;
  stop(): Promise<void>;
};

/** The instances of one verification let the same people in. */
const authSecret = randomBytes(32).toString("hex");

export async function startCluster(): Promise<Cluster> {
  const folder = temporaryFolder();
  const database = await openEmbedded(folder.path);
  const kill = (signal: NodeJS.Signals) => {
    const pid = database.serverPid();
    if (pid) process.kill(pid, signal);
  };
  const rescue = beforeExit(() => kill("SIGQUIT"));
  return {
    url: database.url,
    pid: database.serverPid,
    kill: () => kill("SIGKILL"),
    restart: database.restart,
    async stop() {
      await database.close();
      rescue();
      folder.remove();
    },
  };
}

/** The site on a fresh, seeded database; every part of it is gone after stop(). */
export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
  await ensureBuild();
  const folder = temporaryFolder();
  const database = await findDatabase(options, folder.path).catch((error) => {
    folder.remove();
    throw error;
  });
  try {
    const port = options.port ?? (await freePort());
    const url = `http://127.0.0.1:${port}`;
    const { TRUSTED_PROXIES: _, METRICS_TOKEN: __, ...outside } = process.env;
    const settings = {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      APP_URL: url,
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: folder.path,
      AUTH_SECRET: authSecret,
    } as const;
    const server = startServe(options.args ?? [], { ...outside, ...settings, ...options.env }, "pipe");
    let said = "";
    const hear = (chunk: Buffer) => {
      said = (said + chunk).slice(-200_000);
    };
    server.child.stdout?.on("data", hear);
    server.child.stderr?.on("data", hear);
    const rescue = beforeExit(() => server.child.kill("SIGKILL"));
    const stop = async () => {
      await server.stop();
      rescue();
      await database.drop();
      folder.remove();
    };
    if (!(await server.ready(60_000))) {
      await stop();
      throw new Fault({ cause: "为核验启动的网站没有就绪", cure: "按它的输出处理后重试", command: "npm start", detail: said.slice(-3_000) });
    }
    return {
      url,
      port,
      databaseUrl: database.url,
      dataDir: folder.path,
      pid: server.pid,
      log: () => said,
      exited: server.exited,
      kill: (signal = "SIGKILL") => void server.child.kill(signal),
      stop,
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

type Found = { url: string; drop(): Promise<void> };

async function findDatabase({ databaseUrl, cluster }: InstanceOptions, dataDir: string): Promise<Found> {
  if (databaseUrl) return { url: databaseUrl, drop: async () => {} };
  if (cluster) return filled(await createDatabase(cluster.url), dataDir);
  if (process.env.DATABASE_URL) return filled(await createDatabase(process.env.DATABASE_URL), dataDir);
  const own = await startCluster();
  return filled({ url: own.url, drop: own.stop }, dataDir);
}

async function createDatabase(beside: string): Promise<Found> {
  const name = `instance_${process.pid}_${randomBytes(4).toString("hex")}`;
  const url = new URL(beside);
  url.pathname = `/${name}`;
  const asAdmin = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(beside, { max: 1, connect_timeout: 5, onnotice: () => {} });
    await work(sql).finally(() => sql.end({ timeout: 2 }));
  };
  await asAdmin((sql) => sql`create database ${sql(name)}`);
  // A server that the verification killed takes the database with it.
  return { url: url.href, drop: () => asAdmin((sql) => sql`drop database if exists ${sql(name)} with (force)`).catch(() => {}) };
}

async function filled(database: Found, dataDir: string): Promise<Found> {
  const child = spawn(process.execPath, ["--conditions=react-server", join(root, "bin/startup/fill.ts")], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir, AUTH_SECRET: authSecret },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code === 0) return database;
  await database.drop();
  throw new Fault({ cause: "为核验建立的数据库没有填好内容", cure: "按上面的输出处理后重试", command: "npm start" });
}
