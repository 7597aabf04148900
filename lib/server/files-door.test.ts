import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FaultResponder } from "./fault-page.ts";
import { FilesDoor } from "./files-door.ts";
import { securityHeaders } from "./security-headers.ts";

const dataDir = mkdtempSync(join(tmpdir(), "door-"));
const rest = "cd".repeat(31);
const pdf = `/files/ab/${rest}.pdf`;
const headers = securityHeaders("http://localhost");
const faults = new FaultResponder(headers);
const door = new FilesDoor({ dataDir, faults, securityHeaders: headers, findName: async (hash) => (hash === `ab${rest}` ? "年度报告.pdf" : null) });
const server = http.createServer((request, response) => {
  if (!door.answers(request, response, request.url ?? "")) response.writeHead(200).end("not a file");
});
let url = "";

beforeAll(async () => {
  mkdirSync(join(dataDir, "files/ab"), { recursive: true });
  writeFileSync(join(dataDir, "secret.txt"), "secret");
  writeFileSync(join(dataDir, pdf), "0123456789");
  writeFileSync(join(dataDir, `/files/ab/${rest}-480.webp`), "picture");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a document is saved under its own name and may run nothing", async () => {
  const answer = await fetch(url + pdf);
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent("年度报告.pdf")}`);
  expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(await answer.text()).toBe("0123456789");
  expect((await fetch(url + pdf, { headers: { "If-None-Match": answer.headers.get("etag") ?? "" } })).status).toBe(304);
});

test("a picture is shown in place", async () => {
  const answer = await fetch(`${url}/files/ab/${rest}-480.webp`);
  expect([answer.headers.get("content-type"), answer.headers.get("content-disposition"), await answer.text()]).toEqual([
    "image/webp",
    null,
    "picture",
  ]);
});

test.each([
  ["bytes=2-4", 206, "234", "bytes 2-4/10"],
  ["bytes=7-", 206, "789", "bytes 7-9/10"],
  ["bytes=-3", 206, "789", "bytes 7-9/10"],
  ["bytes=0-99", 206, "0123456789", "bytes 0-9/10"],
  ["bytes=10-", 416, "", "bytes */10"],
  ["bytes=-0", 416, "", "bytes */10"],
  ["bytes=5-2", 200, "0123456789", null],
  ["bytes=0-1,3-4", 200, "0123456789", null],
  ["lines=1-2", 200, "0123456789", null],
])("Range %s", async (Range, status, body, range) => {
  const answer = await fetch(url + pdf, { headers: { Range } });
  expect([answer.status, await answer.text(), answer.headers.get("content-range")]).toEqual([status, body, range]);
});

test.each([
  "/files/",
  "/files/../secret.txt",
  "/files/ab/../../secret.txt",
  "/files/ab%2f..%2f..%2fsecret.txt",
  `/files/.incoming/${rest}`,
  `/files/ab/${rest}.pdf/`,
  `/files/AB/${rest}.pdf`,
  `/files/ab/${rest}.png`,
])("%s is no file", async (path) => {
  const status = await new Promise((resolve, reject) => http.get(url, { path }, (answer) => resolve(answer.resume().statusCode)).on("error", reject));
  expect(status).toBe(404);
});

test("writing is refused", async () => expect((await fetch(url + pdf, { method: "PUT", body: "x" })).status).toBe(405));
