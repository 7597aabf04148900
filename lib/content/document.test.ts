import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emptyDocument, parseDocument, renderDocument } from "./document.ts";
import { sanitize } from "./sanitize.ts";

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, ...(marks.length > 0 && { marks }) });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const doc = (...content: object[]) => ({ type: "doc", content });
const html = (...content: object[]) => renderDocument(parseDocument(doc(...content))).html;
const cell = (words: string, attrs = {}) => ({ type: "tableCell", attrs, content: [paragraph(text(words))] });

describe("renderDocument", () => {
  test.each([
    ["marks", [paragraph(text("甲", { type: "bold" }), text("乙", { type: "emphasis" }))], "<p><strong>甲</strong><em>乙</em></p>"],
    ["alignment", [{ ...paragraph(text("甲")), attrs: { align: "center" } }], '<p class="center">甲</p>'],
    ["headings", [{ type: "heading", attrs: { level: 3 }, content: [text("题")] }], "<h3>题</h3>"],
    [
      "a list that goes on from three",
      [{ type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph(text("甲"))] }] }],
      '<ol start="3"><li>甲</li></ol>',
    ],
    [
      "joined cells",
      [{ type: "table", content: [{ type: "tableRow", content: [cell("甲", { colspan: 2 }), cell("乙", { rowspan: 2 })] }] }],
      '<table><tbody><tr><td colspan="2">甲</td><td rowspan="2">乙</td></tr></tbody></table>',
    ],
    [
      "a picture with its words",
      [{ type: "picture", attrs: { mediaId: 7, src: "/files/ab/c.jpg", width: 480, height: 360, alt: '"图"', caption: "图注<1>", source: "某社" } }],
      '<figure><img src="/files/ab/c.jpg" alt="&quot;图&quot;" width="480" height="360" loading="lazy" /><figcaption>图注&lt;1&gt;（来源：某社）</figcaption></figure>',
    ],
    ["no picture whose bytes are still on their way", [{ type: "picture", attrs: { upload: "u1", alt: "图" } }, paragraph(text("甲"))], "<p>甲</p>"],
    [
      "footnotes with a way back",
      [paragraph(text("甲"), { type: "footnote", attrs: { text: "注<b>" } })],
      '<p>甲<sup><a href="#fn-1" id="fnref-1">1</a></sup></p><ol><li id="fn-1">注&lt;b&gt; <a href="#fnref-1">返回正文</a></li></ol>',
    ],
  ])("prints %s", (_, content, expected) => {
    expect(html(...content)).toBe(expected);
    expect(sanitize(expected)).toBe(expected);
  });

  test("names what it uses and counts what is read", () => {
    const rendered = renderDocument(parseDocument(doc(paragraph(text("一二 三")), { type: "picture", attrs: { mediaId: 7, src: "/files/1.jpg" } })));
    expect(rendered).toMatchObject({ mediaIds: [7], characters: 3, plainText: "一二 三" });
    expect(renderDocument(emptyDocument())).toMatchObject({ html: "", characters: 0 });
  });

  test("offers the sizes made at upload", () => {
    const picture = parseDocument(doc({ type: "picture", attrs: { mediaId: 7, src: "/files/ab/c-960.jpg", alt: "图" } }));
    const media = new Map([
      [
        7,
        {
          variants: [
            { width: 480, path: "/files/ab/c-480.webp" },
            { width: 960, path: "/files/ab/c-960.webp" },
          ],
        },
      ],
    ]);
    expect(renderDocument(picture, media).html).toContain('srcset="/files/ab/c-480.webp 480w, /files/ab/c-960.webp 960w" sizes="');
  });
});

describe("parseDocument", () => {
  test.each([
    ["an unknown block", doc({ type: "iframe", attrs: { src: "//x" } })],
    ["an unknown mark", doc(paragraph(text("甲", { type: "style" })))],
    ["a picture of another site", doc({ type: "picture", attrs: { src: "https://evil.example/1.jpg" } })],
    ["a picture written with a backslash", doc({ type: "picture", attrs: { src: "/\\evil.example/1.jpg" } })],
    ["text where blocks belong", doc(text("甲"))],
    ["no document", [1, 2]],
    ["nothing", null],
    ["a null character", doc(paragraph(text("a\u0000b")))],
    ["half a character", doc(paragraph(text("a\ud800b")))],
    ["too many nodes", doc(...Array.from({ length: 20_001 }, () => paragraph()))],
  ])("refuses %s in words", (_, json) =>
    expect(() => parseDocument(json)).toThrow(expect.objectContaining({ code: "invalid", detail: { message: expect.stringMatching(/正文/) } })),
  );

  test("refuses three thousand levels at once", () => {
    let nested: object = paragraph(text("甲"));
    for (let level = 0; level < 3_000; level++) nested = { type: "blockquote", content: [nested] };
    const began = performance.now();
    expect(() => parseDocument(doc(nested))).toThrow();
    expect(performance.now() - began).toBeLessThan(200);
  });

  test("takes links that could run away from their words", () => {
    for (const href of ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "/\\evil.example"])
      expect(html(paragraph(text("甲", { type: "link", attrs: { href } })))).toBe("<p>甲</p>");
  });

  test("gives each block an id of its own and keeps those it has", () => {
    const once = parseDocument(doc({ ...paragraph(text("甲")), attrs: { blockId: "a" } }, { ...paragraph(text("乙")), attrs: { blockId: "a" } }));
    const ids = once.content.map((block) => block.attrs?.blockId);
    expect(ids[0]).toBe("a");
    expect(new Set(ids).size).toBe(2);
    expect(parseDocument(once)).toEqual(once);
  });

  const payloads = new URL("../../../shared/hostile/xss/payloads.json", import.meta.url);
  test.runIf(existsSync(payloads))("stores hostile words as words", () => {
    const hostile = JSON.parse(readFileSync(payloads, "utf8")) as { payload: string }[];
    for (const { payload } of hostile) {
      const words = payload.toWellFormed().replaceAll("\u0000", "");
      if (!words) continue;
      const printed = html(paragraph(text(words)), {
        type: "picture",
        attrs: { src: "/files/1.jpg", alt: words.slice(0, 400), caption: words.slice(0, 400) },
      });
      expect(printed).not.toMatch(/<(?!\/?(p|figure|figcaption|img|br)\b)/);
      expect(printed).not.toMatch(/<[^>]*\son\w+=(?![^<]*")/i);
      expect(sanitize(printed)).toBe(printed);
    }
  });
});
