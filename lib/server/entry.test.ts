import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEntry, type Inside } from "./entry.ts";
import { FaultResponder } from "./fault-page.ts";

const none = { answers: () => false };
let isSignedIn: (cookieHeader: string) => Promise<boolean> = async () => true;
const inside: Inside = {
  next: (request, response) => request.pipe(response.writeHead(200)),
  documents: null,
  files: null,
  routes: null,
};
const server = http.createServer(
  createEntry({
    faults: new FaultResponder([]),
    operator: none,
    views: none,
    previews: none,
    files: none,
    isSignedIn: (cookieHeader) => isSignedIn(cookieHeader),
    securityHeaders: [],
    appUrl: "http://localhost",
    trusted: new Set(),
    strict: false,
    inside: () => inside,
  }),
);
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dashboard/links`;
});
afterAll(() => server.close());

const cookie = "authjs.session-token=sealed";
const send = (headers: Record<string, string>) => fetch(url, { method: "POST", body: "typed", headers });

test("an action of a script reaches Next with its body while the sign-in holds", async () => {
  isSignedIn = async () => true;
  const answer = await send({ "next-action": "0", cookie });
  expect([answer.status, await answer.text()]).toEqual([200, "typed"]);
});

test("after the sign-in has ended it is refused, so that the form keeps what was typed; a form without script is led on", async () => {
  isSignedIn = async () => false;
  expect((await send({ "next-action": "0", cookie })).status).toBe(403);
  expect((await send({ "next-action": "0" })).status).toBe(403);
  expect((await send({ cookie })).status).toBe(200);
  isSignedIn = () => Promise.reject(new Error("away"));
  expect((await send({ "next-action": "0", cookie })).status).toBe(503);
});
