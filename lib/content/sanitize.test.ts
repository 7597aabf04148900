import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "./plain-text.ts";
import { sanitize } from "./sanitize.ts";

describe("sanitize", () => {
  test.each([
    ["a script and its words", "<p>正文<script>alert(1)</script></p>", "<p>正文</p>"],
    ["handlers and styles", '<p onclick="x()" style="color:red">正文</p>', "<p>正文</p>"],
    ["script addresses", '<a href="javascript:alert(1)">看</a>', "<a>看</a>"],
    ["script addresses in disguise", '<a href=" jav&#x09;ascript:alert(1)">看</a>', "<a>看</a>"],
    ["frames", '<iframe src="https://example.com"></iframe><p>正文</p>', "<p>正文</p>"],
    [
      "pictures of other sites",
      '<figure><img src="https://example.com/1.jpg"><figcaption>图注</figcaption></figure>',
      "<figure><figcaption>图注</figcaption></figure>",
    ],
    ["pictures without a protocol", '<img src="//example.com/1.jpg">', ""],
    ["pictures written with a backslash", '<img src="/\\example.com/1.jpg">', ""],
    ["pictures written into the page", '<img src="data:image/svg+xml,<svg onload=alert(1)>">', ""],
    ["words of drawings", "<svg><title>标题</title><text>字</text></svg><p>正文</p>", "<p>正文</p>"],
    ["foreign classes", '<p class="center MsoNormal">正文</p>', '<p class="center">正文</p>'],
  ])("takes out %s", (_, foreign, ours) => expect(sanitize(foreign)).toBe(ours));

  test.each([
    ["a picture of this site", '<img src="/files/1.jpg" alt="图" />'],
    ["tables with joined cells", '<table><tbody><tr><td colspan="2">一</td></tr></tbody></table>'],
    ["a link to another site", '<a href="https://example.com/" rel="noopener">看</a>'],
    ["a link within this site", '<a href="/articles/1">看</a>'],
  ])("keeps %s", (_, html) => expect(sanitize(html)).toBe(html));

  test("brings headings and blocks to ours", () => {
    expect(sanitize("<h1>一</h1><h5>二</h5><div>三</div><b>四</b>")).toBe("<h2>一</h2><h3>二</h3><p>三</p><strong>四</strong>");
  });

  test("changes nothing the second time, and lets no active markup through", () => {
    const tag = fc.constantFrom(
      "p",
      "div",
      "b",
      "script",
      "style",
      "svg",
      "math",
      "a",
      "img",
      "table",
      "td",
      "li",
      "h1",
      "iframe",
      "noscript",
      "template",
      "title",
      "textarea",
    );
    const attribute = fc.constantFrom(
      "",
      ' href="javascript:x"',
      ' href="https://a.example/"',
      ' src="//a.example/1"',
      ' onload="x()"',
      ' style="x"',
      ' src="/1.png"',
    );
    const piece = fc.oneof(
      fc.tuple(tag, attribute).map(([name, text]) => `<${name}${text}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom("正文", "<", ">", "&", "&lt;script&gt;", '"', "<!--", "-->", "]]>", "<![CDATA["),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const once = sanitize(pieces.join(""));
        expect(sanitize(once)).toBe(once);
        expect(once).not.toMatch(
          /<(?:script|style|svg|math|iframe|template|textarea|noscript)\b|<[^>]+\s(?:on\w+|style)=|javascript:[^<]*"|src="(?!\/[^/])/i,
        );
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  test("copes with three thousand nested blocks", () => {
    const html = `${"<div>".repeat(3_000)}<p>正文</p>${"</div>".repeat(3_000)}`;
    const began = performance.now();
    expect(plainText(sanitize(html))).toBe("正文");
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
