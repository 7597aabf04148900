import type { IncomingMessage, ServerResponse } from "node:http";
import { largestUpload } from "#lib/media/kinds.ts";
import type { FaultResponder } from "#lib/server/fault-page.ts";

type Limit = { bytes: number; ms: number; words?: string };

/** A draft of 1 MB with its fields. */
const usual: Limit = { bytes: 1_310_720, ms: 30_000 };
const uploads: Readonly<Record<string, Limit>> = {
  "/api/uploads": { bytes: largestUpload, ms: 600_000, words: "文件超过50 MB" },
  // The form that works without script is read as a whole.
  "/dashboard/media/upload": { bytes: 21 * 1_048_576, ms: 600_000 },
};
/** Longest that any request may take to arrive, in milliseconds. */
export const longestArrivalMs = 600_000;
/** So long a client may go on sending what nobody reads any more; cut off at once it would never see the answer. */
const lingerMs = 10_000;

function limitOf(request: IncomingMessage): Limit {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  return (request.method === "POST" ? uploads[path] : undefined) ?? usual;
}

/** Ends requests that arrive too slowly, or that go on after their answer. */
export function boundArrival(request: IncomingMessage, response: ServerResponse, faults: FaultResponder): void {
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) return;
  const { socket } = request;
  const slow = setTimeout(() => {
    if (request.complete || socket.destroyed) return;
    if (response.headersSent) socket.destroy();
    else socket.end(faults.raw(408, "Request Timeout"), () => socket.destroy());
  }, limitOf(request).ms);
  slow.unref();
  response.once("close", () => {
    clearTimeout(slow);
    if (request.complete || socket.destroyed) return;
    setTimeout(() => request.complete || socket.destroy(), lingerMs).unref();
  });
}

/** Answers a body that is too large, or that does not say how large it is, before anything reads it. */
export function refusesBody(
  request: IncomingMessage,
  response: ServerResponse,
  { faults, securityHeaders }: { faults: FaultResponder; securityHeaders: readonly string[] },
): boolean {
  const { bytes, words } = limitOf(request);
  if (request.headers["transfer-encoding"] !== undefined && bytes === usual.bytes) faults.send(request, response, 411, ["Connection", "close"]);
  else if (Number(request.headers["content-length"] ?? 0) <= bytes) return false;
  else if (words === undefined) faults.send(request, response, 413, ["Connection", "close"]);
  else {
    const body = JSON.stringify({ error: words });
    const length = String(Buffer.byteLength(body));
    response
      .writeHead(413, [...securityHeaders, "Content-Type", "application/json", "Cache-Control", "no-store", "Content-Length", length])
      .end(body);
  }
  return true;
}
