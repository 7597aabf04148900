import { describe, expect, test } from "vitest";
import { isForeign, isReader } from "#lib/views/may-count.ts";

const site = "https://www.example.cn";
const browser = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50";

test.each([
  [{}, false],
  [{ origin: site }, false],
  [{ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, false],
  [{ referer: `${site}/articles/1` }, false],
  [{ origin: "null" }, true],
  [{ origin: "https://www.example.cn.evil.invalid" }, true],
  [{ origin: "https://evil.invalid", host: "www.example.cn" }, true],
  [{ referer: "https://evil.invalid/www.example.cn" }, true],
  [{ origin: site, "sec-fetch-site": "cross-site" }, true],
] as const)("%j comes from another site: %s", (headers, foreign) => expect(isForeign(headers, site)).toBe(foreign));

describe("isReader", () => {
  test("a browser is one", () => expect(isReader({ "user-agent": browser })).toBe(true));
  test.each([
    [{}],
    [{ "user-agent": "" }],
    [{ "user-agent": "curl/8.0" }],
    [{ "user-agent": "Mozilla/5.0 (compatible; bingbot/2.0)" }],
    [{ "user-agent": browser, "sec-purpose": "prefetch;prerender" }],
    [{ "user-agent": browser, purpose: "prefetch" }],
    [{ "user-agent": browser, "x-moz": "prefetch" }],
    [{ "user-agent": browser, cookie: "reading=size=24; __Host-authjs.session-token=abc" }],
    [{ "user-agent": browser, cookie: "__Secure-authjs.session-token.0=abc" }],
  ])("%j is none", (headers) => expect(isReader(headers)).toBe(false));
  test("a cookie that only contains the name is no sign-in", () => {
    expect(isReader({ "user-agent": browser, cookie: "x=authjs.session-token; notauthjs.session-token=1" })).toBe(true);
  });
});
