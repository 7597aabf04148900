import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AppRoutes } from "#lib/server/app-routes.ts";
import { refusesBody } from "#lib/server/body-limits.ts";
import type { DocumentsDoor } from "#lib/server/documents-door.ts";
import type { FaultResponder } from "#lib/server/fault-page.ts";
import type { FilesDoor } from "#lib/server/files-door.ts";
import type { OperatorDoor } from "#lib/server/operator-door.ts";
import type { PreviewDoor } from "#lib/server/preview-door.ts";
import { appPolicy } from "#lib/server/security-headers.ts";
import type { StaticFiles } from "#lib/server/static-files.ts";
import { clientAddress } from "#lib/views/client-address.ts";
import type { ViewsDoor } from "#lib/views/door.ts";
import { hasSignIn } from "#lib/views/sign-in.ts";

/** What exists once Next is prepared; null while the server starts. */
export type Inside = { next: RequestListener; documents: DocumentsDoor | null; files: StaticFiles | null; routes: AppRoutes | null };
type Options = {
  faults: FaultResponder;
  operator: Pick<OperatorDoor, "answers">;
  views: Pick<ViewsDoor, "answers">;
  previews: Pick<PreviewDoor, "answers">;
  files: Pick<FilesDoor, "answers">;
  /** Whose sign-in still holds; asked of the database. */
  isSignedIn: (cookieHeader: string) => Promise<boolean>;
  securityHeaders: readonly string[];
  appUrl: string;
  trusted: ReadonlySet<string>;
  /** False while developing: the development server injects scripts of its own. */
  strict: boolean;
  inside: () => Inside | null;
};

const appMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const longestUrl = 8_000;
/** Printable ASCII, without what browsers and proxies read differently. */
const plainTarget = /^\/[!"$-[\]-~]*$/;
const internalHeader = /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-|x-now-|x-next-|x-forwarded-|next-router-|forwarded$)/;

/** Every request comes through here. */
export function createEntry(options: Options): RequestListener {
  const { faults, operator, views, files } = options;
  return (request, response) => {
    const url = request.url ?? "";
    const reads = request.method === "GET" || request.method === "HEAD";
    const inside = options.inside();
    if (reads && inside?.documents?.answersAtOnce(request, response, url)) return;
    if (url.length > longestUrl) return void faults.send(request, response, 414, ["Connection", "close"]);
    const address = asciiTarget(url);
    if (!plainTarget.test(address)) return void faults.send(request, response, 400, ["Connection", "close"]);
    const mark = address.indexOf("?");
    const path = mark < 0 ? address : address.slice(0, mark);
    if (operator.answers(request, response, path)) return;
    if (views.answers(request, response, path)) return;
    if (files.answers(request, response, path)) return;
    if (!inside) return void faults.send(request, response, 503);
    if (options.previews.answers(request, response, address, path)) return;
    dispatch(request, response, { address, path, reads, inside, options });
  };
}

type Dispatch = { address: string; path: string; reads: boolean; inside: Inside; options: Options };

function dispatch(request: IncomingMessage, response: ServerResponse, to: Dispatch): void {
  const { path, reads, inside, options } = to;
  const { faults } = options;
  if (reads && inside.files?.has(path)) return inside.files.send(request, response, path);
  if (request.headers["next-action"] === undefined) return lead(request, response, to);
  const { cookie } = request.headers;
  if (cookie === undefined || !hasSignIn(cookie)) return void faults.send(request, response, 403);
  // Next would lead the whole page to the sign-in form, and with it what was typed; refused, the form keeps and tells it.
  options.isSignedIn(cookie).then(
    (is) => (is ? lead(request, response, to) : faults.send(request, response, 403)),
    () => faults.send(request, response, 503),
  );
}

function lead(request: IncomingMessage, response: ServerResponse, { address, path, reads, inside, options }: Dispatch): void {
  const { faults } = options;
  if (path.startsWith("/_next/image")) return void faults.send(request, response, 404);
  if (!inside.documents || !inside.routes) return pass(request, response, inside.next, options);
  if (inside.documents.answers(request, response, address)) return;
  const trimmed = path.replace(/\/+$/, "");
  if (reads && trimmed !== path && /^\/\w/.test(trimmed)) return redirect(response, options, trimmed + address.slice(path.length));
  if (!inside.routes.has(path)) {
    if (reads) inside.documents.answersMissing(request, response, address);
    else faults.send(request, response, appMethods.has(request.method ?? "") ? 404 : 405, ["Allow", "GET, HEAD"]);
    return;
  }
  if (!appMethods.has(request.method ?? "")) return void faults.send(request, response, 405, ["Allow", [...appMethods].join(", ")]);
  pass(request, response, inside.next, options);
}

function redirect(response: ServerResponse, options: Options, location: string): void {
  response
    .writeHead(308, [...options.securityHeaders, "Location", location, "Cache-Control", "public, max-age=0, must-revalidate", "Content-Length", "0"])
    .end();
}

/** Hands a request to Next, without headers by which strangers steer frameworks and proxies. */
function pass(request: IncomingMessage, response: ServerResponse, next: RequestListener, options: Options): void {
  if (refusesBody(request, response, options)) return;
  const from = clientAddress(request, options.trusted);
  // The development page waits for what the server tells it under the number in such a header.
  const kept = (name: string) => !options.strict && name.startsWith("x-nextjs-");
  for (const name of Object.keys(request.headers)) if (internalHeader.test(name) && !kept(name)) delete request.headers[name];
  const { host, protocol } = new URL(options.appUrl);
  Object.assign(request.headers, { "x-forwarded-for": from, "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) });
  for (let i = 0; i < options.securityHeaders.length; i += 2)
    response.setHeader(options.securityHeaders[i] ?? "", options.securityHeaders[i + 1] ?? "");
  response.setHeader("Cache-Control", "private, no-store");
  if (options.strict) {
    // Next reads the nonce for its own scripts from this request header.
    const policy = appPolicy(randomBytes(16).toString("base64"));
    request.headers["content-security-policy"] = policy;
    response.setHeader("Content-Security-Policy", policy);
  }
  next(request, response);
}

/** Raw UTF-8 in an address, as typed into command lines, becomes percent codes. */
function asciiTarget(url: string): string {
  if (/^[\x00-\x7f]*$/.test(url)) return url;
  return Buffer.from(url, "latin1")
    .toString("utf8")
    .replaceAll(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed()));
}
