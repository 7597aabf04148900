import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "#bin/startup/cluster.ts";
import { root } from "#bin/startup/runtime.mjs";
import { temporaryFolder } from "#bin/startup/temporary.ts";

export type Yardstick = { url: string; stop(): void };

const nginx = ["/usr/sbin/nginx", "nginx"].find((path) => spawnSync(path, ["-v"]).error === undefined);

/** A bare Node server that writes these bytes. */
export async function bareNode(page: Buffer): Promise<Yardstick> {
  const folder = temporaryFolder();
  const file = join(folder.path, "page.gz");
  writeFileSync(file, page);
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, "bin/bench/bare-server.ts"), file, String(port)], { stdio: "inherit" });
  return answering(child, port, () => folder.remove());
}

/** One nginx worker that sends these bytes from a file; null where nginx is not installed. */
export async function nginxStatic(page: Buffer): Promise<Yardstick | null> {
  if (!nginx) return null;
  const folder = temporaryFolder();
  const port = await freePort();
  chmodSync(folder.path, 0o755);
  writeFileSync(join(folder.path, "page"), page, { mode: 0o644 });
  writeFileSync(join(folder.path, "nginx.conf"), configuration(folder.path, port));
  const child = spawn(nginx, ["-p", folder.path, "-c", join(folder.path, "nginx.conf"), "-e", join(folder.path, "error.log")], { stdio: "inherit" });
  return answering(child, port, () => folder.remove());
}

function configuration(folder: string, port: number): string {
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  return `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10; ${scratch}
  default_type "text/html; charset=utf-8";
  server { listen 127.0.0.1:${port}; root ${folder}; add_header Content-Encoding gzip; }
}
`;
}

async function answering(child: ChildProcess, port: number, after: () => void): Promise<Yardstick> {
  const url = `http://127.0.0.1:${port}/page`;
  const stop = () => {
    child.kill("SIGTERM");
    after();
  };
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  stop();
  throw new Error(`a server to measure against does not answer at ${url}`);
}
