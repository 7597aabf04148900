import type { IncomingMessage, ServerResponse } from "node:http";
import type { Document } from "#lib/documents/document.ts";
import type { Epochs } from "#lib/documents/epochs.ts";
import type { OldAddresses } from "#lib/documents/old-addresses.ts";
import { chosenByCookie, readingCookieFor } from "#lib/documents/preferences.ts";
import { RenderFault } from "#lib/documents/renderer.ts";
import type { Responder } from "#lib/documents/responding.ts";
import type { DocumentRoute } from "#lib/documents/routes.ts";
import type { DocumentStore } from "#lib/documents/store.ts";
import { type Target, targetOf } from "#lib/documents/target.ts";
import type { FaultResponder } from "#lib/server/fault-page.ts";

type Options = {
  store: DocumentStore;
  epochs: Epochs;
  responder: Responder;
  oldAddresses: OldAddresses;
  faults: FaultResponder;
  securityHeaders: readonly string[];
  secure: boolean;
};

const innerRoute = (pattern: string): DocumentRoute => ({ pattern, tags: () => [], own: () => [], query: {}, limit: 1_000, freshness: 600_000 });
const missingRoute = innerRoute("/_not-found");
const withdrawnRoute: DocumentRoute = { ...innerRoute("/withdrawn/[id]"), tags: ({ id }) => [`article:${id}`] };
const missing: Target = { route: missingRoute, params: {}, path: "/_not-found", query: "", key: "/_not-found", chosen: null, status: 404 };
const withdrawn = (id: string): Target => ({
  route: withdrawnRoute,
  params: { id },
  path: `/withdrawn/${id}`,
  query: "",
  key: `/withdrawn/${id}`,
  chosen: null,
  status: 410,
});

/** Answers requests for documents. */
export class DocumentsDoor {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The path of almost every request: a kept document of exactly this address. False when there is more to do. */
  answersAtOnce(request: IncomingMessage, response: ServerResponse, url: string): boolean {
    const { store, responder } = this.#options;
    const document = store.fresh(url, Date.now());
    if (document === undefined || document.input.inner) return false;
    store.counts.hits += 1;
    responder.send(request, response, document, "kept");
    return true;
  }

  /** False when no document has this address. */
  answers(request: IncomingMessage, response: ServerResponse, url: string): boolean {
    const target = targetOf(url);
    if (!target) return false;
    if (request.method !== "GET" && request.method !== "HEAD") this.#options.faults.send(request, response, 405, ["Allow", "GET, HEAD"]);
    else if (target.chosen) this.#choose(request, response, target);
    else this.#run(request, response, this.#answer(request, response, target, url));
    return true;
  }

  /** For addresses that nothing answers: where an old site's address leads today, else one page for them all. */
  answersMissing(request: IncomingMessage, response: ServerResponse, url: string): void {
    this.#run(request, response, this.#missing(request, response, url));
  }

  #run(request: IncomingMessage, response: ServerResponse, work: Promise<void>): void {
    work.catch((error: unknown) => {
      const known = error instanceof RenderFault;
      this.#options.faults.send(request, response, known && error.reason === "failed" && this.#options.epochs.confirmed ? 500 : 503);
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse, target: Target, url: string): Promise<void> {
    const id = target.route.pattern.startsWith("/articles/[id]") ? target.params.id : undefined;
    if (id !== undefined && this.#options.epochs.withdrawn.has(Number(id))) return this.#gone(request, response, id);
    const answer = await this.#options.store.find(target);
    // It may have been withdrawn while the page was made.
    if (id !== undefined && this.#options.epochs.withdrawn.has(Number(id))) return this.#gone(request, response, id);
    if (!answer) return this.#missing(request, response, url);
    await this.#send(request, response, answer.document, answer.stale);
  }

  async #send(request: IncomingMessage, response: ServerResponse, document: Document, stale: boolean): Promise<void> {
    if (document.input.kept) this.#options.responder.send(request, response, document, stale ? "stale" : "kept");
    else await this.#options.responder.sendMade(request, response, document);
  }

  async #gone(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const answer = await this.#options.store.find(withdrawn(id)).catch(() => null);
    if (answer) await this.#send(request, response, answer.document, answer.stale);
    else this.#options.faults.send(request, response, 410);
  }

  async #missing(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const location = await this.#options.oldAddresses.find(url);
    if (location !== null) {
      response
        .writeHead(301, [
          ...this.#options.securityHeaders,
          "Location",
          location,
          "Cache-Control",
          "public, max-age=0, must-revalidate",
          "Content-Length",
          "0",
        ])
        .end();
      return;
    }
    const answer = await this.#options.store.find(missing).catch(() => null);
    if (answer) await this.#send(request, response, answer.document, answer.stale);
    else this.#options.faults.send(request, response, 404);
  }

  /** A link that sets a preference works without script: a cookie, and back to the same page. */
  #choose(request: IncomingMessage, response: ServerResponse, target: Target): void {
    const chosen = { ...chosenByCookie(request.headers.cookie), ...target.chosen };
    const headers = [...this.#options.securityHeaders, "Location", target.key, "Cache-Control", "private, no-store", "Content-Length", "0"];
    if (Object.keys(target.chosen ?? {}).length > 0) headers.push("Set-Cookie", readingCookieFor(chosen, this.#options.secure));
    response.writeHead(303, headers).end();
  }
}
