import type { IncomingMessage, ServerResponse } from "node:http";
import { type Document, entityTag, type Face, type Marking, matchingTag, pickEncoding } from "#lib/documents/document.ts";
import { acceptedEncodings, type Encoding } from "#lib/documents/encoding.ts";
import { variantByCookie } from "#lib/documents/preferences.ts";

type Options = { securityHeaders: readonly string[]; onGrowth: (document: Document) => void };

/** Writes documents; the header list of each face, encoding and marking is made once. */
export class Responder {
  readonly #options: Options;
  readonly #queue: (() => Promise<void>)[] = [];
  #busy = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  send(request: IncomingMessage, response: ServerResponse, document: Document, marking: Marking): void {
    const { headers } = request;
    const face = document.face(variantByCookie(headers.cookie));
    const encoding = pickEncoding(face, acceptedEncodings(headers["accept-encoding"]));
    if (!face.shrinking && document.input.kept) this.#shrinkLater(document, face);
    const asked = headers["if-none-match"];
    const match = asked === undefined || document.input.status !== 200 ? null : matchingTag(face, asked);
    if (match !== null) {
      response.writeHead(304, this.#notModified(document, face, marking, match));
      response.end();
      return;
    }
    response.writeHead(document.input.status, this.#headers(document, face, marking, encoding));
    if (request.method === "HEAD") response.end();
    else response.end(encoding === "br" ? face.br : encoding === "gzip" ? face.gzip : face.identity);
  }

  /** Compresses first: for pages that are made once and forgotten. */
  async sendMade(request: IncomingMessage, response: ServerResponse, document: Document): Promise<void> {
    if (acceptedEncodings(request.headers["accept-encoding"]) !== 0) {
      await document.shrink(document.face(variantByCookie(request.headers.cookie)), true);
    }
    this.send(request, response, document, "made");
  }

  #headers(document: Document, face: Face, marking: Marking, encoding: Encoding): string[] {
    const name = marking + encoding;
    const known = face.headers.get(name);
    if (known) return known;
    const body = encoding === "identity" ? face.identity : encoding === "gzip" ? face.gzip : face.br;
    const list = this.#common(document, marking);
    list.push("Content-Type", document.input.contentType, "Content-Length", String(body?.length ?? 0));
    if (document.input.status === 200) list.push("ETag", entityTag(face, encoding));
    if (encoding !== "identity") list.push("Content-Encoding", encoding);
    if (document.input.location !== null) list.push("Location", document.input.location);
    if (document.isPage) list.push("Speculation-Rules", '"/speculation-rules.json"');
    face.headers.set(name, list);
    return list;
  }

  #notModified(document: Document, face: Face, marking: Marking, tag: string): string[] {
    const name = `${marking}304${tag}`;
    const list = face.headers.get(name) ?? [...this.#common(document, marking), "ETag", tag];
    face.headers.set(name, list);
    return list;
  }

  #common(document: Document, marking: Marking): string[] {
    const list = [...this.#options.securityHeaders, "Cache-Control", "public, max-age=0, must-revalidate", "X-Document", marking];
    // A shared cache in front may answer for a second; it learns of nothing that happens here.
    if (marking === "kept") list.push("CDN-Cache-Control", "public, max-age=1");
    if (document.isPage) list.push("Vary", "Accept-Encoding, Cookie");
    else if (document.shrinks) list.push("Vary", "Accept-Encoding");
    return list;
  }

  #shrinkLater(document: Document, face: Face): void {
    face.shrinking = true;
    this.#queue.push(async () => {
      await document.shrink(face);
      this.#options.onGrowth(document);
    });
    if (this.#busy < 2) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy += 1;
    for (let task = this.#queue.shift(); task; task = this.#queue.shift()) await task().catch(() => {});
    this.#busy -= 1;
  }
}
