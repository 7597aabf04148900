import type { IncomingMessage, ServerResponse } from "node:http";
import { articleOfLink, mayPreview, previewMark } from "#lib/articles/preview.ts";
import { findSession } from "#lib/auth/session.ts";
import { chosenFrom, reading } from "#lib/documents/preferences.ts";
import { type Renderer, RenderFault } from "#lib/documents/renderer.ts";
import { strip } from "#lib/documents/strip.ts";
import { derive } from "#lib/documents/template.ts";
import { parseId, routes } from "#lib/routes.ts";
import type { FaultResponder } from "#lib/server/fault-page.ts";

type Options = {
  /** Null while the server starts. */
  renderer: () => Pick<Renderer, "render"> | null;
  faults: FaultResponder;
  securityHeaders: readonly string[];
};

const inside = /^\/dashboard\/articles\/(\d+)\/preview\/page$/;
const shared = /^\/preview\/([^/]+)$/;
/** The page that only this door asks for. */
const innerPage = "/preview-page/";

/**
 * Drafts as readers will see them: made by the very renderer and stripper of the public pages, and kept nowhere.
 * Staff see them framed in the dashboard, others by a shared link until it ends.
 */
export class PreviewDoor {
  readonly #options: Options;
  readonly #framed: readonly string[];

  constructor(options: Options) {
    this.#options = options;
    this.#framed = options.securityHeaders.map((value) =>
      value === "DENY" ? "SAMEORIGIN" : value.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    );
  }

  /** False when the address is no preview. */
  answers(request: IncomingMessage, response: ServerResponse, address: string, path: string): boolean {
    const id = inside.exec(path)?.[1];
    const token = shared.exec(path)?.[1];
    const { faults } = this.#options;
    if (id === undefined && token === undefined && !path.startsWith(innerPage)) return false;
    if (request.method !== "GET" && request.method !== "HEAD") faults.send(request, response, 405, ["Allow", "GET, HEAD"]);
    else if (id === undefined && token === undefined) faults.send(request, response, 404);
    else
      this.#answer(request, response, { id, token, search: new URLSearchParams(address.slice(path.length)) }).catch((error: unknown) => {
        faults.send(request, response, error instanceof RenderFault && error.reason === "failed" ? 500 : 503);
      });
    return true;
  }

  async #answer(request: IncomingMessage, response: ServerResponse, asked: { id?: string; token?: string; search: URLSearchParams }): Promise<void> {
    const found = asked.token === undefined ? await this.#forStaff(request, response, parseId(asked.id ?? "")) : await articleOfLink(asked.token);
    if (found === "answered") return;
    if (found === null) return void this.#options.faults.send(request, response, 404);
    if (found === "over") return void this.#options.faults.send(request, response, 410, privateHeaders);
    await this.#show(request, response, found, { framed: asked.token === undefined, search: asked.search });
  }

  async #forStaff(request: IncomingMessage, response: ServerResponse, id: number | null): Promise<number | "answered" | null> {
    const signedIn = await findSession(request.headers.cookie ?? "");
    if (!signedIn || signedIn.mustEnrol) {
      response.writeHead(303, [...this.#framed, ...privateHeaders, "Location", routes.login(), "Content-Length", "0"]).end();
      return "answered";
    }
    return id !== null && (await mayPreview(signedIn.person, id)) ? id : null;
  }

  async #show(request: IncomingMessage, response: ServerResponse, id: number, { framed, search }: { framed: boolean; search: URLSearchParams }) {
    const renderer = this.#options.renderer();
    if (!renderer) throw new RenderFault("busy", "the server is starting");
    const rendering = await renderer.render(`${innerPage}${id}/${previewMark(id)}`, "made");
    if (rendering.status !== 200) return void this.#options.faults.send(request, response, rendering.status === 404 ? 404 : 500);
    const html = derive(strip(rendering.body.toString("utf8")), reading(chosenFrom(search)));
    // A link in the frame leads the whole window on, for no other page of ours may be framed.
    const body = Buffer.from(framed ? html.replace("<head>", '<head><base target="_top">') : html);
    response.writeHead(200, [
      ...(framed ? this.#framed : this.#options.securityHeaders).map((value, at, all) => (all[at - 1] === "Referrer-Policy" ? "no-referrer" : value)),
      ...privateHeaders,
      "Content-Type",
      "text/html; charset=utf-8",
      "Content-Length",
      String(body.length),
    ]);
    response.end(request.method === "HEAD" ? undefined : body);
  }
}

const privateHeaders = ["Cache-Control", "private, no-store", "X-Robots-Tag", "noindex, nofollow"] as const;
