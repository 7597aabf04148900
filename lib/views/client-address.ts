import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The reader's address: of the socket, or of X-Forwarded-For as far as trusted proxies vouch for it. */
export function clientAddress(request: Pick<IncomingMessage, "socket" | "headers">, trusted: ReadonlySet<string>): string {
  let address = plain(request.socket.remoteAddress ?? "");
  if (trusted.size === 0) return address;
  const forwarded = [request.headers["x-forwarded-for"] ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((text) => plain(text.trim()));
  while (trusted.has(address)) {
    const next = forwarded.pop();
    if (next === undefined || isIP(next) === 0) break;
    address = next;
  }
  return address;
}

function plain(address: string): string {
  return mapped.exec(address)?.[1] ?? address.toLowerCase();
}

/** What counts as one household: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function addressBlock(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = address.includes("::") ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0") : [];
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
