import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "#bin/startup/runtime.mjs";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export type Server = {
  pid: number;
  exited: Promise<number>;
  /** Says which database may be used from now on; only a server that was told to await one listens. */
  open(databaseUrl: string): void;
  ready(limitMs: number): Promise<boolean>;
  warm(): Promise<void>;
  stop(): Promise<number>;
};

/** Runs bin/serve.ts in a group of its own, so that Ctrl-C reaches it once, through us. */
export function startServe(args: string[], environment: NodeJS.ProcessEnv, output: "inherit" | "pipe" = "inherit"): Server & { child: ChildProcess } {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", pathToFileURL(join(root, "bin/startup/tether.mjs")).href, join(root, "bin/serve.ts"), ...args],
    {
      cwd: root,
      env: { ...environment, NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", output, output, "ipc"],
      detached: process.platform !== "win32",
    },
  );
  const exited = new Promise<number>((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  return {
    child,
    exited,
    pid: child.pid ?? 0,
    open: (databaseUrl) => void child.send(databaseUrl, () => {}),
    /** Makes the home page once, so that it is kept when the database goes away. */
    warm: () => ask(Number(environment.PORT), environment.HOST, "/").then(() => {}),
    ready: (limitMs) => answers(Number(environment.PORT), environment.HOST, limitMs, exited),
    async stop() {
      if (child.exitCode === null) child.kill("SIGTERM");
      const code = await Promise.race([exited, pause(10_000).then(() => null)]);
      if (code !== null) return code;
      child.kill("SIGKILL");
      return exited;
    },
  };
}

async function answers(port: number, host: string | undefined, limitMs: number, exited: Promise<number>): Promise<boolean> {
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  const deadline = Date.now() + limitMs;
  while (!gone && Date.now() < deadline) {
    if ((await ask(port, host, "/readyz")) === 200) return true;
    await pause(50);
  }
  return false;
}

/** The status of an answer, 0 without one; a wildcard address is asked on the loopback. */
async function ask(port: number, host: string | undefined, path: string): Promise<number> {
  const name = !host || host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}
