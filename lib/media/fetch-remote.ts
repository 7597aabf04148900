import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, request } from "undici";
import { DomainError } from "#lib/errors.ts";

/** How names become addresses and which addresses may be reached; tests put their own in place. */
export type Guard = { resolve: (host: string) => Promise<string[]>; allows: (address: string) => boolean };

const limitMs = 10_000;
const mostRedirects = 3;
/** Below 1024 only the web answers; other services read what is sent as orders. */
const webPorts = ["", "80", "443"];

export const publicGuard: Guard = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  allows: isPublicAddress,
};

/** Whether an address lies in the public internet; mapped and translated forms of others do not. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** The bytes behind an address of the public web. Each host is resolved once, and the connection goes to that very address. */
export async function* fetchRemote(address: string, guard: Guard = publicGuard): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    let url = webAddress(address);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const agent = await agentFor(url, guard, signal);
      try {
        const next: string | null = yield* answerOf(url, agent, signal);
        if (next === null) return;
        url = webAddress(next, url);
      } finally {
        await agent.destroy();
      }
    }
    throw refusal("这个网址转来转去，取不到图片");
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refusal(signal.aborted ? "对方网站十秒内没有传完图片，请下载后再上传" : "对方网站没有回应，请下载后再上传");
  }
}

/** Yields the body, or gives the address to which the answer sends us on. */
async function* answerOf(url: URL, dispatcher: Agent, signal: AbortSignal): AsyncGenerator<Uint8Array, string | null> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    headers: { "User-Agent": "Mozilla/5.0 (compatible; portal)", Accept: "image/webp,image/png,image/jpeg,image/gif", "Accept-Encoding": "identity" },
  });
  const { location } = headers;
  if ([301, 302, 303, 307, 308].includes(statusCode) && typeof location === "string") return location;
  if (statusCode !== 200) throw refusal(`对方网站不给这张图片（${statusCode}），请下载后再上传`);
  for await (const chunk of body) yield chunk as Uint8Array;
  return null;
}

function webAddress(text: string, base?: URL): URL {
  const url = text.length <= 4_000 && URL.canParse(text, base) ? new URL(text, base) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw refusal("这不是可以取图片的网址");
  if (!webPorts.includes(url.port) && Number(url.port) < 1_024) throw refusal("这不是可以取图片的网址");
  return url;
}

async function agentFor(url: URL, guard: Guard, signal: AbortSignal): Promise<Agent> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = isIP(host) ? [host] : await within(signal, guard.resolve(host));
  const [first] = addresses;
  if (first === undefined || !addresses.every((address) => guard.allows(address))) throw refusal("这个网址在内部网络里，不能取");
  return new Agent({
    headersTimeout: limitMs,
    bodyTimeout: limitMs,
    maxHeaderSize: 16_384,
    connect: {
      timeout: limitMs,
      allowH2: false,
      lookup: (_host, { all }, done) => {
        const family = isIP(first);
        if (all) done(null, [{ address: first, family }]);
        else done(null, first, family);
      },
    },
  });
}

/** A question to the name server cannot be called back; it is only no longer waited for. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function refusal(message: string): DomainError {
  return new DomainError("invalid", { status: 422, message });
}
