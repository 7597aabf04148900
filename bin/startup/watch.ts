import type { OpenDatabase } from "#bin/database.ts";
import { say } from "#bin/startup/steps.mjs";

const everyMs = 1_000;

/** Starts the embedded server again, on the same port, when it has died; the site goes on meanwhile from its documents. */
export function keepRunning(database: OpenDatabase): { stop(): void } {
  let busy = false;
  let stopped = false;
  const timer = setInterval(async () => {
    if (busy || database.serverPid() !== null) return;
    busy = true;
    try {
      say("  内置数据库意外停止，正在重新启动");
      await database.restart();
      if (!stopped) say("  内置数据库已恢复");
    } catch (error) {
      say(`  内置数据库未能恢复，将再试：${error instanceof Error ? error.message : String(error)}`);
    } finally {
      busy = false;
    }
  }, everyMs);
  timer.unref();
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
