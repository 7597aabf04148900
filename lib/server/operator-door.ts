import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";

type Options = {
  securityHeaders: readonly string[];
  /** Whether this process can take readers; false while it starts and while it stops. */
  ready: () => boolean;
  /** Whether the database answers. */
  healthy: () => boolean;
  metrics: Registry;
  token: string | undefined;
};

/** /healthz, /readyz and /metrics: what a balancer and an operator ask. */
export class OperatorDoor {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  answers(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    if (path === "/healthz") this.#text(request, response, 200, this.#options.healthy() ? "ok" : "degraded");
    else if (path === "/readyz") this.#text(request, response, this.#options.ready() ? 200 : 503, this.#options.ready() ? "ready" : "not ready");
    else if (path === "/metrics" && this.#options.token !== undefined) this.#metrics(request, response, this.#options.token);
    else return false;
    return true;
  }

  #metrics(request: IncomingMessage, response: ServerResponse, token: string): void {
    if (!sameSecret(request.headers.authorization ?? "", `Bearer ${token}`)) return this.#text(request, response, 401, "unauthorized");
    this.#options.metrics.metrics().then(
      (text) => this.#text(request, response, 200, text, this.#options.metrics.contentType),
      () => this.#text(request, response, 500, "metrics failed"),
    );
  }

  #text(request: IncomingMessage, response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
    const body = text.endsWith("\n") ? text : `${text}\n`;
    response.writeHead(status, [
      ...this.#options.securityHeaders,
      "Content-Type",
      type,
      "Content-Length",
      String(Buffer.byteLength(body)),
      "Cache-Control",
      "no-store",
    ]);
    response.end(request.method === "HEAD" ? undefined : body);
  }
}

function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
