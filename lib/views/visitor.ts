import { createHash } from "node:crypto";
import { addressBlock } from "#lib/views/client-address.ts";

/** One reader for one day: nothing of the address or the browser can be read back once the day's salt is gone. */
export function visitorOf(salt: string, address: string, userAgent: string): string {
  return createHash("sha256")
    .update(`${salt}\n${addressBlock(address)}\n${userAgent}`)
    .digest("base64url")
    .slice(0, 22);
}
