import type { OpenDatabase } from "#bin/database.ts";
import { ensureBuild } from "#bin/startup/build.ts";
import { demoAccountLines } from "#bin/startup/demo-accounts.ts";
import { describeFault, Fault } from "#bin/startup/fault.mjs";
import { demandFreePort } from "#bin/startup/port.mjs";
import { prepareDatabase } from "#bin/startup/prepare.ts";
import { root } from "#bin/startup/runtime.mjs";
import { type Server, startServe } from "#bin/startup/server.ts";
import { loadSettings } from "#bin/startup/settings.ts";
import { say } from "#bin/startup/steps.mjs";
import { keepRunning } from "#bin/startup/watch.ts";

const dev = process.argv.includes("--dev");
const abort = new AbortController();
const opened = Promise.withResolvers<OpenDatabase>();
let database: OpenDatabase | undefined;
let server: Server | undefined;

const asked = new Promise<"asked">((resolve) => {
  const stop = () => {
    abort.abort();
    resolve("asked");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
});

async function prepare(): Promise<void> {
  const env = loadSettings();
  say(`  Node ${process.version.slice(1)}${process.execPath.startsWith(root) ? "（固定版本）" : "（系统版本）"}`);
  await demandFreePort(env.PORT, env.HOST);
  const mode = dev ? "development" : "production";
  // Loading the server takes as long as starting the database, so they do it together.
  const serving = startServe(["--await-database", ...(dev ? ["--dev"] : [])], {
    ...process.env,
    NODE_ENV: mode,
    PORT: String(env.PORT),
    HOST: env.HOST,
  });
  server = serving;
  const { url } = await prepareDatabase((found) => {
    database = found;
    opened.resolve(found);
  }, abort.signal);
  if (abort.signal.aborted) return;
  if (!dev) await ensureBuild(abort.signal);
  if (abort.signal.aborted) return;
  serving.open(url);
  if (!(await serving.ready(60_000))) throw serveFault();
  process.send?.("ready");
  void serving.warm();
  say(`\n  网站 ${env.APP_URL}${env.HOST ? `（监听 ${env.HOST}:${env.PORT}）` : ""}    按 Ctrl-C 停止\n`);
  for (const line of await demoAccountLines(url)) say(line);
}

function serveFault() {
  return new Fault({ cause: "网站进程意外退出", cure: "按它上面的输出处理后重试", command: dev ? "npm run dev" : "npm start" });
}

async function main(): Promise<number> {
  const prepared = prepare();
  prepared.catch(() => {});
  await Promise.race([prepared, asked]);
  // What was begun in the database is taken up by the next start; a server that is just starting must be known to be stopped.
  if (abort.signal.aborted) await Promise.race([prepared.catch(() => {}), opened.promise, new Promise((resolve) => setTimeout(resolve, 10_000))]);
  if (!server || abort.signal.aborted) return 0;
  const watching = database?.embedded ? keepRunning(database) : undefined;
  const outcome = await Promise.race([asked, server.exited]);
  watching?.stop();
  if (outcome !== "asked") throw serveFault();
  say("\n  正在停止：等待进行中的请求（最多 10 秒）");
  return 0;
}

async function finish(): Promise<void> {
  await server?.stop();
  await database?.close();
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
}
await finish().catch((error) => {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
});
if (abort.signal.aborted) say("  已停止");
process.exit();
