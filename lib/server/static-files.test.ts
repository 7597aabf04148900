import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StaticFiles } from "./static-files.ts";

const root = mkdtempSync(join(tmpdir(), "static-"));
const script = "export const word = 'newsroom';\n".repeat(20_000);
let server: http.Server;
let port = 0;

beforeAll(async () => {
  mkdirSync(join(root, "public"));
  mkdirSync(join(root, ".next/static"), { recursive: true });
  for (const name of ["alone.js", "ten.js", "plain.js"]) writeFileSync(join(root, ".next/static", name), script);
  writeFileSync(join(root, "public/small.txt"), "small");
  const files = new StaticFiles(root, ["X-Content-Type-Options", "nosniff"]);
  server = http.createServer((request, response) => files.send(request, response, request.url ?? ""));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true, force: true });
});

type Answer = { encoding: string | undefined; tag: string | undefined; body: Buffer };

/** fetch would ask for encodings of its own and unpack them. */
function get(path: string, encodings?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = encodings === undefined ? {} : { "Accept-Encoding": encodings };
    http
      .get({ host: "127.0.0.1", port, path, headers, agent: false }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        resolve({ encoding: answer.headers["content-encoding"], tag: answer.headers.etag, body: Buffer.concat(chunks) });
      })
      .on("error", reject);
  });
}

test("the very first who asks gets compressed bytes, and brotli comes later", async () => {
  const first = await get("/_next/static/alone.js", "gzip, deflate, br");
  expect(first.encoding).toBe("gzip");
  expect(first.tag).toMatch(/-gzip"$/);
  expect(gunzipSync(first.body).toString()).toBe(script);
  await expect.poll(async () => (await get("/_next/static/alone.js", "gzip, deflate, br")).encoding).toBe("br");
});

test("ten who ask at once for a file that nobody has asked for get the same compressed bytes", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => get("/_next/static/ten.js", "gzip")));
  expect(answers.map(({ encoding }) => encoding)).toEqual(Array(10).fill("gzip"));
  expect(new Set(answers.map(({ body }) => body.toString("base64"))).size).toBe(1);
});

test("who reads no compression, and what is too small for it, does not wait", async () => {
  const plain = await get("/_next/static/plain.js");
  expect([plain.encoding, plain.body.toString() === script]).toEqual([undefined, true]);
  const small = await get("/small.txt", "gzip, br");
  expect([small.encoding, small.body.toString()]).toEqual([undefined, "small"]);
});
