import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { disposition } from "#lib/media/file-name.ts";
import type { FaultResponder } from "#lib/server/fault-page.ts";

type Options = {
  dataDir: string;
  faults: FaultResponder;
  securityHeaders: readonly string[];
  findName: (sha256: string) => Promise<string | null>;
};
type Stored = { folder: string; rest: string; suffix: string; extension: string };
type Part = { start: number; end: number };

/** Only what the store itself has named: two letters, the rest of the hash, perhaps a width, an extension. */
const address = /^\/files\/([0-9a-f]{2})\/([0-9a-f]{62})((?:-\d{1,5})?\.([a-z0-9]{1,5}))$/;
const pictures: Readonly<Record<string, string>> = { jpg: "image/jpeg", png: "image/png", webp: "image/webp", gif: "image/gif" };
const others: Readonly<Record<string, string>> = { pdf: "application/pdf", txt: "text/plain; charset=utf-8", csv: "text/csv; charset=utf-8" };
const policy = "sandbox; default-src 'none'";

/** Uploaded files: the same bytes for ever at one address, never opened by the browser unless they are a picture. */
export class FilesDoor {
  readonly #options: Options;

  constructor({ securityHeaders, ...options }: Options) {
    const headers: string[] = [];
    for (let i = 0; i < securityHeaders.length; i += 2) {
      const [name = "", value = ""] = securityHeaders.slice(i, i + 2);
      headers.push(name, name === "Content-Security-Policy" ? policy : value);
    }
    this.#options = { ...options, securityHeaders: headers };
  }

  answers(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    if (!path.startsWith("/files/")) return false;
    const { faults } = this.#options;
    if (request.method !== "GET" && request.method !== "HEAD") {
      faults.send(request, response, 405, ["Allow", "GET, HEAD"]);
      return true;
    }
    const [, folder, rest, suffix, extension] = address.exec(path) ?? [];
    if (!folder || !rest || !suffix || !extension) faults.send(request, response, 404);
    else this.#send(request, response, { folder, rest, suffix, extension }).catch(() => response.destroy());
    return true;
  }

  async #send(request: IncomingMessage, response: ServerResponse, stored: Stored): Promise<void> {
    const { dataDir, faults } = this.#options;
    const handle = await open(join(dataDir, "files", stored.folder, stored.rest + stored.suffix), "r").catch((error: NodeJS.ErrnoException) => error);
    if (handle instanceof Error) return void faults.send(request, response, handle.code === "ENOENT" ? 404 : 503);
    try {
      const about = await handle.stat();
      if (!about.isFile()) return void faults.send(request, response, 404);
      await this.#answer(request, response, { stored, handle, size: about.size });
    } finally {
      await handle.close();
    }
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    { stored, handle, size }: { stored: Stored; handle: FileHandle; size: number },
  ): Promise<void> {
    const tag = `"${stored.folder}${stored.rest.slice(0, 20)}${stored.suffix}"`;
    const { securityHeaders } = this.#options;
    const headers = [...securityHeaders, "Cache-Control", "public, max-age=31536000, immutable", "ETag", tag, "Accept-Ranges", "bytes"];
    if (request.headers["if-none-match"]?.includes(tag)) return void response.writeHead(304, headers).end();
    headers.push(...(await this.#nature(stored)));
    const whole = request.headers["if-range"] !== undefined && request.headers["if-range"] !== tag;
    const part = whole ? null : partOf(request.headers.range, size);
    if (part === "beyond")
      return void response
        .writeHead(416, [...securityHeaders, "Content-Range", `bytes */${size}`, "Content-Length", "0", "Cache-Control", "no-store"])
        .end();
    const { start, end } = part ?? { start: 0, end: size - 1 };
    headers.push("Content-Length", String(end - start + 1));
    if (part) headers.push("Content-Range", `bytes ${start}-${end}/${size}`);
    response.writeHead(part ? 206 : 200, headers);
    if (request.method === "HEAD" || size === 0) return void response.end();
    await pipeline(handle.createReadStream({ start, end, autoClose: false }), response);
  }

  async #nature({ folder, rest, extension }: Stored): Promise<string[]> {
    const picture = pictures[extension];
    if (picture) return ["Content-Type", picture];
    const name = (await this.#options.findName(folder + rest)) ?? `${folder}${rest.slice(0, 10)}.${extension}`;
    return ["Content-Type", others[extension] ?? "application/octet-stream", "Content-Disposition", disposition(name)];
  }
}

/** One part as browsers and PDF readers ask for; several at once are answered with the whole, as HTTP allows. */
function partOf(range: string | undefined, size: number): Part | "beyond" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") return Number(to) === 0 || size === 0 ? "beyond" : { start: Math.max(0, size - Number(to)), end: size - 1 };
  const start = Number(from);
  if (start >= size) return "beyond";
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return end < start ? null : { start, end };
}
