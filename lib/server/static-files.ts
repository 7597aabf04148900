import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { LRUCache } from "lru-cache";
import { acceptedEncodings, compressBrotli, compressGzip, isCompressible } from "#lib/documents/encoding.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
const speculationRules = "application/speculationrules+json";

type Loaded = {
  identity: Buffer;
  gzip: Buffer | null;
  br: Buffer | null;
  tag: string;
  /** While the first compression runs; all who ask meanwhile wait for the same one. Never rejects. */
  compressing: Promise<void> | null;
};

/** Files of public/ and of the build, indexed once at start, so no address of a stranger's making reaches the disk. */
export class StaticFiles {
  readonly #securityHeaders: readonly string[];
  readonly #paths = new Map<string, string>();
  readonly #loaded = new LRUCache<string, Loaded>({
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: (file) => Math.ceil(file.identity.length * 1.5) + 500,
  });

  constructor(root: string, securityHeaders: readonly string[]) {
    this.#securityHeaders = securityHeaders;
    this.#index(join(root, "public"), "/");
    this.#index(join(root, ".next", "static"), "/_next/static/");
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  send(request: IncomingMessage, response: ServerResponse, path: string): void {
    const file = this.#load(path);
    const accepted = acceptedEncodings(request.headers["accept-encoding"]);
    if (accepted === 0 || !file.compressing) return this.#answer(request, response, { path, file, accepted });
    file.compressing.then(() => {
      if (!response.destroyed) this.#answer(request, response, { path, file, accepted });
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse, { path, file, accepted }: { path: string; file: Loaded; accepted: number }): void {
    const type = typeOf(path);
    const encoding = (accepted & 2) !== 0 && file.br ? "br" : (accepted & 1) !== 0 && file.gzip ? "gzip" : null;
    const body = encoding === null ? file.identity : (file[encoding] ?? file.identity);
    const forever = path.startsWith("/_next/static/");
    const headers = [
      ...this.#securityHeaders,
      "Cache-Control",
      forever ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
      "ETag",
      `"${file.tag}${encoding === null ? "" : `-${encoding}`}"`,
    ];
    if (isCompressible(type)) headers.push("Vary", "Accept-Encoding");
    if (request.headers["if-none-match"]?.includes(file.tag)) {
      response.writeHead(304, headers).end();
      return;
    }
    if (encoding !== null) headers.push("Content-Encoding", encoding);
    headers.push("Content-Type", type, "Content-Length", String(body.length));
    response.writeHead(200, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  #load(path: string): Loaded {
    const known = this.#loaded.get(path);
    if (known) return known;
    const identity = readFileSync(this.#paths.get(path) ?? "");
    const tag = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
    const loaded: Loaded = { identity, gzip: null, br: null, tag, compressing: null };
    this.#loaded.set(path, loaded);
    if (identity.length > 500 && isCompressible(typeOf(path))) loaded.compressing = compressInto(loaded);
    return loaded;
  }

  #index(folder: string, prefix: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith(".")) continue;
      const file = join(entry.parentPath, entry.name);
      this.#paths.set(encodeURI(prefix + relative(folder, file).split(sep).join("/")), file);
    }
  }
}

/** Ends as soon as there is gzip; brotli is for those who come later. What cannot be compressed goes out as it is. */
async function compressInto(file: Loaded): Promise<void> {
  try {
    file.gzip = await compressGzip(file.identity);
    compressBrotli(file.identity).then(
      (br) => {
        file.br = br;
      },
      () => {},
    );
  } catch {
    // The bytes as they are remain.
  } finally {
    file.compressing = null;
  }
}

function typeOf(path: string): string {
  return path === "/speculation-rules.json" ? speculationRules : (types[extname(path)] ?? "application/octet-stream");
}
