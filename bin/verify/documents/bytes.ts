import { type DefaultTreeAdapterMap, parse } from "parse5";
import type { Instance } from "#bin/instance.ts";
import { type Facts, metric, pause, until } from "#bin/verify/facts.ts";
import { sendRaw } from "#bin/verify/raw-http.ts";
import { pageTypes } from "#e2e/support/pages.ts";
import { variants } from "#lib/documents/preferences.ts";

export const metricsToken = "documents-verification";
type Node = DefaultTreeAdapterMap["node"];

/** What a strict policy would refuse or a reader need not load. */
function strangers(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === "#comment") found.push("comment");
    if ("attrs" in node) {
      const attribute = (name: string) => node.attrs.find((each) => each.name === name)?.value;
      const own = attribute("src") === "/portal.js" || (attribute("type") === "application/ld+json" && attribute("src") === undefined);
      if (node.nodeName === "script" && !own) found.push(`script ${attribute("src") ?? "inline"}`);
      if (node.nodeName === "link" && attribute("as") === "script") found.push("script preload");
      for (const { name } of node.attrs) if (name === "style" || /^on/.test(name) || name === "data-when") found.push(`${node.nodeName} ${name}`);
    }
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

export async function checkPages(site: Instance, facts: Facts): Promise<void> {
  const foreign: string[] = [];
  const cookies: string[] = [];
  const bare: string[] = [];
  const wanted = [
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
  ];
  const others = [
    "/feed.xml",
    "/robots.txt",
    "/portal.js",
    "/healthz",
    "/nowhere",
    "/_next/image?url=/x",
    "/api/articles/1/views",
    "/articles/1/text",
  ];
  for (const path of [...Object.values(pageTypes), ...others, "/articles/1"]) {
    const answer = await fetch(site.url + path);
    const text = await answer.text();
    if (answer.headers.get("content-type")?.startsWith("text/html")) foreign.push(...strangers(text).map((what) => `${path} ${what}`));
    if (answer.headers.has("set-cookie")) cookies.push(path);
    bare.push(...wanted.filter((name) => !answer.headers.has(name)).map((name) => `${path} ${name}`));
  }
  facts.hold("no framework script, inline script, style attribute, handler or comment", foreign.length === 0, foreign.slice(0, 3).join(", "));
  facts.hold("no document sets a cookie", cookies.length === 0, cookies.join(", "));
  facts.hold("security headers on every answer", bare.length === 0, bare.slice(0, 3).join(", "));
}

export async function checkVariants(site: Instance, facts: Facts): Promise<void> {
  const asks = Array.from({ length: 480 }, (_, index) => variants[index % variants.length] ?? variants[0]);
  const tags = new Map<string, Set<string>>();
  let mixed = 0;
  await Promise.all(
    asks.map(async (reading, index) => {
      if (!reading) return;
      const value = `mode=${reading.mode}&size=${reading.size}&contrast=${reading.contrast}`;
      const answer = await fetch(`${site.url}/articles/1`, {
        headers: { cookie: `other=${index}; reading=${index % 2 ? encodeURIComponent(value) : value}` },
      });
      const html = await answer.text();
      const root = `data-mode="${reading.mode}" data-size="${reading.size}" data-contrast="${reading.contrast}"`;
      const elder = html.includes('class="elder-bar"');
      if (!html.includes(root) || elder !== (reading.mode === "elder")) mixed += 1;
      const seen = tags.get(value) ?? new Set();
      tags.set(value, seen.add((answer.headers.get("etag") ?? "").replace(/-(gz|br)"$/, '"')));
    }),
  );
  const all = new Set([...tags.values()].flatMap((seen) => [...seen]));
  facts.hold(
    "480 concurrent readers of 24 readings each get their own",
    mixed === 0 && all.size === 24,
    `${mixed} mixed, ${all.size} different documents`,
  );
  const choice = await fetch(`${site.url}/news/policies?year=2020&utm_source=x&mode=elder`, { redirect: "manual" });
  const set = choice.headers.get("set-cookie") ?? "";
  facts.hold(
    "a preference in an address becomes a cookie and leads back",
    choice.status === 303 && choice.headers.get("location") === "/news/policies?year=2020" && set.startsWith("reading=mode=elder;"),
  );
}

export async function checkHttp(site: Instance, facts: Facts): Promise<void> {
  const head = await sendRaw(site.port, `HEAD /articles/1 HTTP/1.1\r\nHost: ${new URL(site.url).host}\r\nConnection: close\r\n\r\n`);
  facts.hold("HEAD has a length and no body", /content-length: [1-9]/i.test(head) && head.endsWith("\r\n\r\n"));
  const compressed = async () =>
    (await fetch(`${site.url}/articles/1`, { headers: { "accept-encoding": "br" } })).headers.get("content-encoding") === "br";
  await until(compressed, 10_000);
  const first = await fetch(`${site.url}/articles/1`, { headers: { "accept-encoding": "br" } });
  await first.arrayBuffer();
  const again = await fetch(`${site.url}/articles/1`, { headers: { "accept-encoding": "br", "if-none-match": first.headers.get("etag") ?? "" } });
  const gzip = await fetch(`${site.url}/articles/1`, { headers: { "accept-encoding": "gzip" } });
  await gzip.arrayBuffer();
  facts.hold("ETag answers 304 and differs by encoding", again.status === 304 && gzip.headers.get("etag") !== first.headers.get("etag"));
  const host = new URL(site.url).host;
  const cases: [string, string, RegExp][] = [
    ["ambiguous length", `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX`, /^HTTP\/1\.1 400/],
    ["TRACE", `TRACE / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 405/],
    [
      "absolute Upgrade",
      `GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      /^HTTP\/1\.1 4\d\d/,
    ],
    [
      "server action of a stranger",
      `POST / HTTP/1.1\r\nHost: ${host}\r\nOrigin: null\r\nNext-Action: 00\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]`,
      /^HTTP\/1\.1 403/,
    ],
    ["long header", `GET / HTTP/1.1\r\nHost: ${host}\r\nX-A: ${"A".repeat(70_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
    ["long address", `GET /search?q=${"A".repeat(12_000)} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 4\d\d/],
    ["hidden file", `GET /.git/config HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 404/],
  ];
  for (const [name, raw, expected] of cases) facts.hold(`raw HTTP: ${name} is refused`, expected.test(await sendRaw(site.port, raw)));
  const plain = await (await fetch(`${site.url}/news/notices`)).text();
  const dressed = await sendRaw(
    site.port,
    `GET /news/notices?_rsc=1 HTTP/1.1\r\nHost: evil.invalid\r\nX-Forwarded-Host: evil.invalid\r\nRSC: 1\r\nNext-Router-Prefetch: 1\r\nCookie: authjs.session-token=x\r\nConnection: close\r\n\r\n`,
  );
  facts.hold(
    "Host, X-Forwarded-Host, RSC headers and cookies change nothing",
    Buffer.from(dressed, "latin1").toString().endsWith(plain) && !dressed.includes("evil.invalid"),
  );
}

export async function checkSingleFlight(site: Instance, facts: Facts): Promise<void> {
  const before = await metric(site.url, metricsToken, "portal_renders_total");
  const statuses = await Promise.all(
    Array.from({ length: 1_000 }, async () => {
      const answer = await fetch(`${site.url}/articles/2`);
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  const renders = (await metric(site.url, metricsToken, "portal_renders_total")) - before;
  facts.hold(
    "1000 readers of one cold page cause one rendering",
    renders === 1 && statuses.every((status) => status === 200),
    `${renders} renderings`,
  );
}

export async function checkCardinality(site: Instance, facts: Facts): Promise<void> {
  await fetch(`${site.url}/nowhere`);
  await fetch(`${site.url}/zones`);
  const count = () => metric(site.url, metricsToken, "portal_documents");
  const renders = () => metric(site.url, metricsToken, "portal_renders_total");
  const [documents, rendered] = [await count(), await renders()];
  const ask = async (index: number) => {
    for (const path of [`/?x${index}=1&from=timeline`, `/zones?_rsc=${index}&nxtPid=${index}`, `/no/such/${index}`, `/articles/${900_000 + index}x`])
      await (await fetch(site.url + path)).arrayBuffer();
  };
  for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 50 }, (_, index) => ask(round * 50 + index)));
  const rows = await Promise.all(Array.from({ length: 50 }, async (_, index) => (await fetch(`${site.url}/articles/${800_000 + index}`)).status));
  await pause(100);
  const [grown, made] = [(await count()) - documents, (await renders()) - rendered];
  facts.hold(
    "2050 addresses of an attacker's making are neither kept nor rendered",
    grown === 0 && made <= 1 && rows.every((status) => status === 404),
    `${grown} documents more, ${made} renderings (the home page renews itself each minute)`,
  );
}
