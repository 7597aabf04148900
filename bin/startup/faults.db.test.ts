import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { freePort } from "#bin/startup/cluster.ts";
import { root } from "#bin/startup/runtime.mjs";

const folder = mkdtempSync(join(tmpdir(), "故障 测试-"));
afterAll(() => rmSync(folder, { recursive: true }));
vi.setConfig({ testTimeout: 90_000 });

/** Starts the site as an operator would, with settings that must stop it. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const environment = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(await freePort()),
    DATA_DIR: folder,
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, "bin/start.mjs")], { cwd: root, env: environment });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk;
    });
  }
  const limit = setTimeout(() => child.kill("SIGKILL"), 80_000);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(limit);
  return { code, said };
}

function expectFault({ code, said }: { code: number | null; said: string }, cause: RegExp): void {
  expect(said).toMatch(cause);
  expect(said).toMatch(/解决：\S/);
  expect(said).not.toMatch(/ at .*:\d+:\d+|意外错误/);
  expect(code).toBe(1);
}

const database = (change: (url: URL) => void) => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  change(url);
  return url.href;
};

test("all faulty settings are named at once", async () => {
  const outcome = await start({ APP_URL: "portal", METRICS_TOKEN: "short", TRUSTED_PROXIES: "proxy" });
  for (const name of ["APP_URL", "METRICS_TOKEN", "TRUSTED_PROXIES"]) expectFault(outcome, new RegExp(`原因：.*${name}`));
});

test("a port that is taken", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as { port: number };
  const outcome = await start({ PORT: String(port) });
  server.close();
  expectFault(outcome, new RegExp(`端口 ${port} 已被占用`));
});

test("a database that does not listen", async () => {
  const port = await freePort();
  expectFault(await start({ DATABASE_URL: `postgres://portal:secret@127.0.0.1:${port}/portal` }), /连接被拒绝/);
});

test("a wrong password, which is not printed", async () => {
  const outcome = await start({
    DATABASE_URL: database((url) => {
      url.password = "wrong-canary";
    }),
  });
  expectFault(outcome, /口令错误/);
  expect(outcome.said).not.toContain("wrong-canary");
});

test("a database that does not exist", async () => {
  const outcome = await start({
    DATABASE_URL: database((url) => {
      url.pathname = "/no_such_database";
    }),
  });
  expectFault(outcome, /没有名为 no_such_database 的数据库/);
  expect(outcome.said).toContain("createdb");
});

test("a data folder of another PostgreSQL", async () => {
  const other = join(folder, "other");
  mkdirSync(join(other, "pg"), { recursive: true });
  writeFileSync(join(other, "pg/PG_VERSION"), "15\n");
  expectFault(await start({ DATA_DIR: other }), /由 PostgreSQL 15 建立/);
});

test("a data folder that is a file", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expectFault(await start({ DATA_DIR: file }), /应当是目录/);
});
