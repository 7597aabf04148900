import { existsSync, readFileSync } from "node:fs";
import http from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DomainError } from "#lib/errors.ts";
import { fetchRemote, type Guard, isPublicAddress } from "./fetch-remote.ts";

/** 127.0.0.1 plays the public web, every other loopback address is the inside that must never be reached. */
const seen: http.IncomingHttpHeaders[] = [];
const web = http.createServer((request, response) => {
  seen.push(request.headers);
  const [, act = "", target = ""] = /^\/([a-z]+)(?:\?(.*))?$/.exec(request.url ?? "") ?? [];
  if (act === "go") response.writeHead(302, { Location: decodeURIComponent(target) }).end();
  else if (act === "missing") response.writeHead(404).end("none");
  else response.writeHead(200, { "Set-Cookie": "a=b" }).end("picture");
});
let touched = 0;
const trap = createServer((socket) => {
  touched += 1;
  socket.destroy();
});
let webPort = 0;
let trapPort = 0;
let asked: string[] = [];
const guard: Guard = {
  resolve: async (host) => {
    asked.push(host);
    if (host === "inside.test") return ["127.0.0.3"];
    if (host === "both.test") return ["127.0.0.1", "127.0.0.3"];
    // A name that leads inside from the second question on.
    if (host === "turning.test") return asked.length > 1 ? ["127.0.0.3"] : ["127.0.0.1"];
    return ["127.0.0.1"];
  },
  allows: (address) => address === "127.0.0.1",
};

beforeAll(async () => {
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) => trap.listen(0, "0.0.0.0", resolve));
  webPort = (web.address() as AddressInfo).port;
  trapPort = (trap.address() as AddressInfo).port;
});
afterAll(() => {
  web.close();
  trap.close();
});
beforeEach(() => {
  asked = [];
  touched = 0;
  seen.length = 0;
});

async function read(url: string, by?: Guard): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of fetchRemote(url, by)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
const at = (path: string, host = "web.test") => `http://${host}:${webPort}${path}`;
const go = (to: string) => at(`/go?${encodeURIComponent(to)}`);

test("a picture comes, also after three redirects, without cookies or Referer", async () => {
  expect(await read(at("/picture"), guard)).toBe("picture");
  expect(await read(go(go(go("/picture"))), guard)).toBe("picture");
  expect(seen.some((headers) => "cookie" in headers || "referer" in headers)).toBe(false);
});

test.each([
  ["a name that leads inside", () => `http://inside.test:${trapPort}/`],
  ["a name that leads outside and inside", () => `http://both.test:${trapPort}/`],
  ["an inner address", () => `http://127.0.0.3:${trapPort}/`],
  ["an inner address in other writing", () => `http://0x7f000003:${trapPort}/`],
  ["a redirect to the inside", () => go(`http://inside.test:${trapPort}/`)],
  ["a redirect to an inner address", () => go(`//127.0.0.3:${trapPort}/`)],
  ["a redirect to a file", () => go("file:///etc/passwd")],
  ["a fourth redirect", () => go(go(go(go("/picture"))))],
  ["an answer that is no picture", () => at("/missing")],
  ["a service that is not the web", () => "http://web.test:25/"],
])("%s is refused in words, and nothing inside is touched", async (_, url) => {
  const refused = await read(url(), guard).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DomainError);
  expect((refused as DomainError).detail).toMatchObject({ status: 422, message: expect.stringMatching(/\p{Script=Han}/u) });
  expect(touched).toBe(0);
});

test("a name is asked once, and the connection goes where the answer said", async () => {
  expect(await read(at("/picture", "turning.test"), guard)).toBe("picture");
  expect(asked).toEqual(["turning.test"]);
  expect(touched).toBe(0);
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.0.1",
  "169.254.169.254",
  "100.100.100.200",
  "0.0.0.0",
  "224.0.0.1",
  "::1",
  "::",
  "::ffff:127.0.0.1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "fd00::1",
  "fe80::1",
  "fec0::1",
  "nonsense",
])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));
test.each(["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

const list = new URL("../../../shared/hostile/lists/ssrf-urls.txt", import.meta.url);
const hostile = existsSync(list) ? readFileSync(list, "utf8").split("\n").filter(Boolean) : [];
test.skipIf(hostile.length === 0)(`none of ${hostile.length} hostile addresses is fetched`, async () => {
  const fetched: string[] = [];
  for (const url of hostile) {
    // Names that lead inside are answered here, so that the test asks no name server.
    const by: Guard = { resolve: async (host) => [/127|localhost/.test(host) ? "127.0.0.1" : "10.0.0.1"], allows: isPublicAddress };
    await read(url, by).then(
      () => fetched.push(url),
      (error: unknown) => expect(error).toBeInstanceOf(DomainError),
    );
  }
  expect(fetched).toEqual([]);
});
