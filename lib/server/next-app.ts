import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import next from "next";

export type NextApp = {
  handle: http.RequestListener;
  /** Development only: the connection over which pages reload. */
  upgrade: (request: http.IncomingMessage, socket: import("node:stream").Duplex, head: Buffer) => void;
  /** Where the document store asks for pages: a socket that no client can reach. */
  socketPath: string;
  close(): Promise<void>;
};

/** Prepares Next and opens its private door. */
export async function openNext(root: string, dev: boolean): Promise<NextApp> {
  // Next listens for upgrades on the server it is told of; this one sees those that are handed to it.
  const inner = http.createServer({ maxHeaderSize: 32 * 1024 });
  const app = next({ dev, dir: root, httpServer: inner });
  await app.prepare();
  const handler = app.getRequestHandler();
  const handle: http.RequestListener = (request, response) => {
    handler(request, response).catch(() => response.destroy());
  };
  inner.on("request", handle);
  inner.keepAliveTimeout = 60_000;
  const { socketPath, remove } = privateSocket();
  await new Promise<void>((resolve, reject) => {
    inner.once("error", reject);
    inner.listen(socketPath, resolve);
  });
  process.once("exit", remove);
  return {
    handle,
    // The handler that Next gives out leads to its inner server, which leaves development connections open and silent.
    upgrade: (request, socket, head) => void inner.emit("upgrade", request, socket, head),
    socketPath,
    async close() {
      inner.close();
      inner.closeAllConnections();
      remove();
      await app.close();
    },
  };
}

function privateSocket(): { socketPath: string; remove: () => void } {
  if (process.platform === "win32") return { socketPath: `\\\\.\\pipe\\portal-${process.pid}`, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  return { socketPath: join(folder, "next.sock"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
