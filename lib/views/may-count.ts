import type { IncomingHttpHeaders } from "node:http";
import { isbot } from "isbot";
import { hasSignIn } from "#lib/views/sign-in.ts";

/** Whether a request says that it comes from a page of another site. */
export function isForeign(headers: IncomingHttpHeaders, appUrl: string): boolean {
  if (headers["sec-fetch-site"] === "cross-site") return true;
  const said = headers.origin ?? headers.referer;
  if (said === undefined) return false;
  if (!URL.canParse(said)) return true;
  const { origin, host } = new URL(said);
  // A browser writes both Origin and Host; another site can choose neither.
  return origin !== appUrl && host !== headers.host;
}

/** Robots, pages fetched ahead and signed-in staff read, but they are not readers. */
export function isReader(headers: IncomingHttpHeaders): boolean {
  const agent = headers["user-agent"];
  if (!agent || isbot(agent)) return false;
  const purpose = [headers["sec-purpose"], headers.purpose, headers["x-purpose"], headers["x-moz"]].flat().join(" ").toLowerCase();
  return !/prefetch|prerender|preview/.test(purpose) && !hasSignIn(headers.cookie);
}
