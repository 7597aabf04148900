import { describe, expect, test } from "vitest";
import { reading } from "#lib/documents/preferences.ts";
import { StripFault, strip } from "#lib/documents/strip.ts";
import { derive } from "#lib/documents/template.ts";

const page = (body: string, head = "") => `<!DOCTYPE html><html lang="zh-Hans" data-mode="standard"><head>${head}</head><body>${body}</body></html>`;
const shown = (body: string, chosen = {}, query = "") => {
  const html = derive(strip(page(body), query), reading(chosen));
  return html.slice(html.indexOf("<body>") + 6, html.indexOf("</body>"));
};

describe("strip", () => {
  test("removes scripts of the framework, their preloads, flight data and marker comments", () => {
    const head = `<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><script src="/_next/b.js" async=""></script><link rel="stylesheet" href="/_next/c.css" data-precedence="next"/><meta name="next-size-adjust" content=""/>`;
    const body = `<div hidden=""><!--$--><!--/$--></div><p>一 <!-- -->二</p><script type="module" src="/portal.js"></script><script>self.__next_f.push([1,"</p><script>x"])</script>`;
    expect(derive(strip(page(body, head)), reading({}))).toBe(
      `<!DOCTYPE html><html lang="zh-Hans" data-mode="standard" data-size="18" data-contrast="normal"><head><link rel="stylesheet" href="/_next/c.css"/></head><body><p>一 二</p><script type="module" src="/portal.js"></script></body></html>`,
    );
  });

  test("keeps structured data byte for byte and no script that only looks like ours", () => {
    const data = `<script type="application/ld+json">{"a":"<\\/script> & \\u003c"}</script>`;
    expect(shown(data)).toBe(data);
    expect(
      shown(`<script src="/portal.js?x"></script><script src="//evil/portal.js"></script><script type="application/ld+json" src="/x"></script>`),
    ).toBe("");
  });

  test("keeps a hidden <div> that holds something", () => {
    expect(shown(`<div hidden=""><p>藏</p></div>`)).toBe(`<div hidden=""><p>藏</p></div>`);
  });

  test("takes the tags out of the page", () => {
    const template = strip(page(`<meta name="portal:tags" content="home channel:x"/><meta name="portal:tags" content="article:1 home"/>正文`));
    expect(template.tags).toEqual(["home", "channel:x", "article:1"]);
    expect(derive(template, reading({}))).not.toContain("portal:tags");
  });

  test("takes out until when the page holds, the earliest of several", () => {
    const template = strip(page('<meta name="portal:until" content="2026-11-24T10:00:00Z"/><meta name="portal:until" content="nonsense"/>正文'));
    expect(template.until).toBe(Date.parse("2026-11-24T10:00:00Z"));
    expect(derive(template, reading({}))).not.toContain("portal:until");
  });

  test("shows what belongs to a mode in that mode only, nested ones too", () => {
    const body = `<p>都有</p><div data-when="elder"><div>长<div>辈</div></div><br data-when="standard"/></div><p data-when="standard">标准</p><img data-when="elder" src="/e.png"/>尾`;
    expect(shown(body)).toBe("<p>都有</p><p>标准</p>尾");
    expect(shown(body, { mode: "elder" })).toBe(`<p>都有</p><div><div>长<div>辈</div></div></div><img src="/e.png"/>尾`);
  });

  test("marks the active preference and keeps the query in its link", () => {
    const link = (value: string) => `<a href="?size=${value}" data-pref="size:${value}">字</a>`;
    expect(shown(link("24") + link("18"), { size: "24" })).toBe(`<a href="?size=24" data-pref="size:24" aria-current="true">字</a>${link("18")}`);
    expect(shown(link("24"), {}, "?year=2020&q=a")).toBe(`<a href="?year=2020&amp;q=a&amp;size=24" data-pref="size:24">字</a>`);
  });

  test.each([
    ["a pending boundary", page('<!--$?--><template id="B:0"></template><i>…</i><!--/$-->')],
    ["a failed boundary", page("<!--$!--><template></template><!--/$-->")],
    ["the framework's error page", `<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>`],
    ["a page cut off", `<!DOCTYPE html><html><head></head><body><p>半`],
    ["two documents", page("a") + page("b")],
    ["an unknown mode", page(`<p data-when="child">x</p>`)],
    ["a part of a mode that does not end", page(`<div data-when="elder"><p>x</p>`)],
  ])("refuses %s", (_, html) => expect(() => strip(html)).toThrow(StripFault));
});
