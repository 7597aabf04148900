import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crawl } from "./crawl.ts";

const site: Record<string, string> = {
  "/": '<a href="/a">a</a><a rel="nofollow" href="/login">in</a><a rel="noopener NOFOLLOW" href="/both">b</a><a rel="nofollow" href="/gone">g</a>',
  "/a": '<a href="/both#part">b</a><a href="//elsewhere.example/">e</a>',
  "/both": '<a href="/dead">d</a>',
  "/login": '<script>1</script><a href="/behind">x</a>',
};
const server = http.createServer((request, response) => {
  const html = site[request.url ?? ""];
  response.writeHead(html === undefined ? 404 : 200, { "Content-Type": "text/html" }).end(html ?? "");
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("what only nofollow links lead to must answer and is looked at no further", async () => {
  const pages = new Map((await crawl(url)).map((page) => [page.path, page]));
  expect([...pages.keys()].toSorted()).toEqual(["/", "/a", "/both", "/dead", "/gone", "/login"]);
  expect(pages.get("/login")).toMatchObject({ status: 200, html: "", from: "/" });
  expect([pages.get("/gone")?.status, pages.get("/dead")?.status]).toEqual([404, 404]);
  expect(pages.get("/both")?.html).not.toBe("");
});
