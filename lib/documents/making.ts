import { Document } from "#lib/documents/document.ts";
import { RenderFault, type Rendering } from "#lib/documents/renderer.ts";
import { frameTags } from "#lib/documents/routes.ts";
import { StripFault, strip } from "#lib/documents/strip.ts";
import type { Target } from "#lib/documents/target.ts";

type Wish = Pick<Target, "route" | "params" | "query" | "key" | "status"> & { stamp: number; kept: boolean };
const keepable = new Set([200, 301, 308, 404, 410]);

/** Turns what Next answered into a document, null when Next knows no such page; throws a RenderFault. */
export function makeDocument(wish: Wish, rendering: Rendering): Document | null {
  const status = wish.status ?? rendering.status;
  if (rendering.status >= 500) throw new RenderFault("failed", `${wish.key} answered ${rendering.status}`);
  if (status === 404 && wish.status === undefined) return null;
  if (wish.status === 410 && rendering.status !== 200) throw new RenderFault("failed", `${wish.key} answered ${rendering.status}`);
  const contentType = rendering.headers["content-type"] ?? "application/octet-stream";
  const location = ownLocation(rendering.headers.location);
  // The framework sends an error page along with a redirect, which nobody reads.
  const body = location !== null && status >= 300 && status < 400 ? Buffer.alloc(0) : rendering.body;
  const content = contentType.startsWith("text/html") && body.length > 0 ? stripped(wish, body) : body;
  const shown = Buffer.isBuffer(content) ? wordsOf(rendering.headers["x-portal-tags"]) : content.tags;
  const own = wish.route.own(wish.params);
  return new Document({
    key: wish.key,
    route: wish.route,
    status,
    contentType,
    location,
    content,
    tags: [...new Set([...frameTags, ...wish.route.tags(wish.params), ...own, ...shown])],
    own,
    until: Buffer.isBuffer(content) ? null : content.until,
    stamp: wish.stamp,
    inner: wish.status !== undefined,
    kept: wish.kept && keepable.has(status) && rendering.headers["set-cookie"] === undefined,
  });
}

function stripped(wish: Wish, body: Buffer) {
  try {
    return strip(body.toString("utf8"), wish.query);
  } catch (error) {
    if (error instanceof StripFault) throw new RenderFault("failed", `${wish.key}: ${error.message}`);
    throw error;
  }
}

function wordsOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(/\s+/))
    .filter(Boolean);
}

/** Redirects of documents stay on this site. */
function ownLocation(location: string | undefined): string | null {
  return location !== undefined && /^\/(?![/\\])/.test(location) ? location : null;
}
