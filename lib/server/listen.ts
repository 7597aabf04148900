import http, { type RequestListener } from "node:http";
import type { Duplex } from "node:stream";
import { boundArrival, longestArrivalMs } from "#lib/server/body-limits.ts";
import type { FaultResponder } from "#lib/server/fault-page.ts";

type Upgrade = (request: http.IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The outer HTTP server: strict about what it reads, bounded in time and size. */
export function createOuterServer(handle: RequestListener, faults: FaultResponder, upgrade: () => Upgrade | null): http.Server {
  const server = http.createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      // Each request has its own limit, this one is of the longest: an upload over a slow line.
      requestTimeout: longestArrivalMs,
      keepAliveTimeout: 65_000,
      requireHostHeader: true,
      insecureHTTPParser: false,
      // Only what would become a tunnel is refused; an offer of h2c is ignored, as HTTP allows.
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() !== "h2c",
    },
    (request, response) => {
      boundArrival(request, response, faults);
      handle(request, response);
    },
  );
  server.on("upgrade", (request, socket, head) => {
    const accept = upgrade();
    if (accept) accept(request, socket, head);
    else socket.end(faults.raw(400, "Bad Request"));
  });
  server.on("connect", (_, socket) => socket.end(faults.raw(400, "Bad Request")));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    if (error.code === "HPE_HEADER_OVERFLOW") socket.end(faults.raw(431, "Request Header Fields Too Large"));
    else if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") socket.end(faults.raw(408, "Request Timeout"));
    else socket.end(faults.raw(400, "Bad Request"));
  });
  return server;
}
