import { env } from "#lib/env.ts";

/** Whether a page of ours sent this. Under Referrer-Policy no-referrer browsers send Origin: null and only Sec-Fetch-Site tells. */
export function isOurOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === "null") return headers.get("sec-fetch-site") === "same-origin";
  return origin === env().APP_URL;
}
