import { describeFault, Fault } from "#bin/startup/fault.mjs";
import { root } from "#bin/startup/runtime.mjs";
import { loadSettings } from "#bin/startup/settings.ts";
import { disconnect } from "#db/client.ts";
import { log } from "#lib/log.ts";
import { createPortal, type Portal } from "#lib/server/portal.ts";

const dev = process.argv.includes("--dev");
const exitMs = 9_500;

/** npm start loads this process while it prepares the database, and says where that is when it may be used. */
async function databaseMayBeUsed(): Promise<void> {
  if (!process.argv.includes("--await-database")) return;
  // The tether lets this process end although the channel is open; while it waits there is nothing else to live for.
  process.channel?.ref();
  const url = await new Promise<unknown>((resolve) => process.once("message", resolve));
  process.channel?.unref();
  process.env.DATABASE_URL = String(url);
}

function demandSettings() {
  const env = loadSettings();
  if (!env.DATABASE_URL) throw new Fault({ cause: "没有设置 DATABASE_URL", cure: "用 npm start 启动，它会准备数据库", command: "npm start" });
  return { ...env, DATABASE_URL: env.DATABASE_URL };
}

function listen(portal: Portal, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    portal.server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Fault({ cause: `端口 ${port} 已被占用`, cure: "换一个端口", command: `PORT=${port + 1} npm start` })
          : error,
      );
    });
    portal.server.listen({ port, host }, resolve);
  });
}

async function stop(portal: Portal): Promise<void> {
  const overdue = setTimeout(() => process.exit(1), exitMs);
  await portal.close();
  await disconnect();
  clearTimeout(overdue);
  process.exit(0);
}

try {
  await databaseMayBeUsed();
  const env = demandSettings();
  const portal = createPortal({ root, env, dev, store: !process.argv.includes("--no-store") });
  await listen(portal, env.PORT, env.HOST);
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => (stopping ??= stop(portal)));
  await portal.opened;
  log.info({ port: env.PORT, dev }, "serving");
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exit(1);
}
