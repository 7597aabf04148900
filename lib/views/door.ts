import type { IncomingMessage, ServerResponse } from "node:http";
import { parseId } from "#lib/routes.ts";
import type { ViewBuffer } from "#lib/views/buffer.ts";
import { addressBlock, clientAddress } from "#lib/views/client-address.ts";
import { Limiter } from "#lib/views/limiter.ts";
import { isForeign, isReader } from "#lib/views/may-count.ts";
import type { ViewNumbers } from "#lib/views/numbers.ts";
import type { DailySalts } from "#lib/views/salts.ts";
import { visitorOf } from "#lib/views/visitor.ts";

type Options = {
  numbers: ViewNumbers;
  buffer: ViewBuffer;
  salts: DailySalts;
  securityHeaders: readonly string[];
  appUrl: string;
  trusted: ReadonlySet<string>;
};
type Ask = { articleId: number; pixel: boolean; counts: boolean };

const address = /^\/api\/articles\/([^/]*)\/views(\.gif)?$/;
const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const largestBody = 1_024;

/** The one door to counting: /api/articles/{id}/views and its pixel. */
export class ViewsDoor {
  readonly #options: Options;
  readonly #limiter = new Limiter(60);

  constructor(options: Options) {
    this.#options = options;
  }

  answers(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    if (!path.startsWith("/api/articles/")) return false;
    const match = address.exec(path);
    if (!match) return false;
    const isPixel = match[2] !== undefined;
    const { method } = request;
    const reads = method === "GET" || method === "HEAD";
    const articleId = parseId(match[1] ?? "");
    request.resume();
    if (!reads && (isPixel || method !== "POST")) this.#refuse(response, 405, ["Allow", isPixel ? "GET, HEAD" : "GET, HEAD, POST"]);
    else if (articleId === null) this.#refuse(response, 404);
    else if (Number(request.headers["content-length"] ?? 0) > largestBody) this.#refuse(response, 413, ["Connection", "close"]);
    else if (method === "POST" && isForeign(request.headers, this.#options.appUrl)) this.#refuse(response, 403);
    else {
      const counts = method === "POST" || (isPixel && method === "GET");
      this.#answer(request, response, { articleId, pixel: isPixel, counts }).catch(() => this.#refuse(response, 503, ["Retry-After", "2"]));
    }
    return true;
  }

  async #answer(request: IncomingMessage, response: ServerResponse, ask: Ask): Promise<void> {
    const { numbers, buffer, salts, appUrl } = this.#options;
    const total = await numbers.total(ask.articleId);
    if (total === null) return this.#refuse(response, 404);
    const { headers } = request;
    let status = 200;
    if (ask.counts && isReader(headers) && !isForeign(headers, appUrl)) {
      const from = clientAddress(request, this.#options.trusted);
      // Just after a start the day's salt may still be on its way; the first readers count as well.
      if (!salts.current()) await salts.refresh().catch(() => {});
      const today = salts.current();
      const now = Date.now();
      if (!this.#limiter.allows(addressBlock(from), now)) status = 429;
      else if (today) {
        const agent = headers["user-agent"] ?? "";
        const before = today.yesterday === null ? null : visitorOf(today.yesterday, from, agent);
        buffer.add({ articleId: ask.articleId, visitor: visitorOf(today.today, from, agent), before, at: now });
      }
    }
    this.#send(request, response, status, ask, total + buffer.pending(ask.articleId));
  }

  #send(request: IncomingMessage, response: ServerResponse, status: number, ask: Ask, views: number): void {
    const body = ask.pixel ? pixel : Buffer.from(JSON.stringify({ views }));
    const list = [
      ...this.#options.securityHeaders,
      "Content-Type",
      ask.pixel ? "image/gif" : "application/json",
      "Content-Length",
      String(body.length),
      "Cache-Control",
      "no-store",
    ];
    if (status === 429) list.push("Retry-After", "60");
    response.writeHead(status, list);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  #refuse(response: ServerResponse, status: number, extra: readonly string[] = []): void {
    if (response.headersSent) return void response.destroy();
    response.writeHead(status, [...this.#options.securityHeaders, "Cache-Control", "no-store", "Content-Length", "0", ...extra]).end();
  }
}
