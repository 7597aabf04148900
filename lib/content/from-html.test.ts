import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { seedArticles } from "#lib/seed/articles.ts";
import { type ArticleDocument, type DocumentNode, parseDocument, renderDocument } from "./document.ts";
import { documentFromHtml } from "./from-html.ts";
import { plainText } from "./plain-text.ts";
import { sanitize } from "./sanitize.ts";

const wordsOf = (node: DocumentNode): string =>
  node.text ?? (typeof node.attrs?.text === "string" ? node.attrs.text : "") + (node.content ?? []).map(wordsOf).join(" ");
const letters = (text: string) => text.replace(/[\s\u200b\ufeff\u0000]/g, "");
const shape = (node: DocumentNode): unknown => [
  node.type,
  node.text ?? [node.attrs?.level ?? node.attrs?.align ?? node.attrs?.start ?? "", ...(node.content ?? []).map(shape)],
  ...(node.marks ?? []).map((mark) => [mark.type, mark.attrs?.href ?? ""]),
];
const shapeOf = (html: string) => documentFromHtml(html).content.map(shape);

describe("documentFromHtml", () => {
  test.each([
    ["<p>甲<strong>乙</strong></p>", [["paragraph", ["", ["text", "甲"], ["text", "乙", ["bold", ""]]]]]],
    ["<ol start=3><li>甲<ul><li>乙</li></ul></li></ol>", "orderedList 3 > 甲, bulletList > 乙"],
    ["甲<p>乙</p>丙", "甲|乙|丙"],
    ["<tr><td>甲<td>乙</tr><tr><td colspan=2>丙</tr>", "table"],
  ])("reads %s", (html, wanted) => {
    const blocks = shapeOf(html);
    if (typeof wanted !== "string") expect(blocks).toEqual(wanted);
    else if (wanted === "table")
      expect(blocks).toMatchObject([["table", ["", ["tableRow", ["", {}, {}]], ["tableRow", [expect.anything(), expect.anything()]]]]]);
    else if (wanted.includes("|")) expect(documentFromHtml(html).content.map(wordsOf)).toEqual(wanted.split("|"));
    else expect(blocks).toMatchObject([["orderedList", [3, ["listItem", ["", ["paragraph", {}], ["bulletList", {}]]]]]]);
  });

  test("keeps footnotes, pictures and their words as they were printed", () => {
    const document = parseDocument({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "甲" },
            { type: "footnote", attrs: { text: "注 & 释" } },
            { type: "text", text: "乙" },
          ],
        },
        { type: "picture", attrs: { src: "/files/1.jpg", width: 4, height: 3, alt: "图", caption: "说明", source: "某社", href: "https://a.cn/" } },
      ],
    });
    const { html } = renderDocument(document);
    const again = documentFromHtml(html);
    expect(again.content.map((each) => each.type)).toEqual(["paragraph", "picture"]);
    expect(renderDocument(parseDocument(again)).html).toBe(html);
  });

  test("keeps the kind of a list's numbers", () => {
    const document = documentFromHtml('<ol start=3 class="number-han-brackets x"><li>甲</li></ol><ol type=a><li>乙</li></ol>');
    const { html } = renderDocument(parseDocument(document));
    expect(html).toBe('<ol start="3" class="number-han-brackets"><li>甲</li></ol><ol class="number-letters"><li>乙</li></ol>');
    expect(documentFromHtml(html).content.map((list) => list.attrs?.type)).toEqual(["（一）", "a"]);
  });

  test("opens every article of the starting content with its words and structure", () => {
    for (const { html } of seedArticles()) {
      const stored = sanitize(html);
      const { html: again, plainText: words } = renderDocument(parseDocument(documentFromHtml(stored)));
      expect(words.replaceAll("\n", "")).toBe(plainText(stored).replaceAll("\n", ""));
      for (const tag of ["h2", "h3", "li", "td", "th", "strong", "a", "blockquote"])
        expect(again.split(new RegExp(`<${tag}[ >]`)).length, tag).toBe(stored.split(new RegExp(`<${tag}[ >]`)).length);
    }
  });

  test("leaves pictures of other sites, scripts and handlers behind", () => {
    const html = '<p onclick=x()>甲<img src=https://evil.example/1.png><a href="javascript:x()">乙</a></p><script>x()</script>';
    expect(renderDocument(parseDocument(documentFromHtml(html))).html).toBe("<p>甲乙</p>");
  });

  const word = fc.stringMatching(/^[甲乙丙a-z0-9，。]{1,6}$/);
  const mark = fc.constantFrom("bold", "emphasis", "strike", "superscript");
  const inline = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant("text"),
        text: word,
        marks: fc.uniqueArray(
          mark.map((type) => ({ type })),
          { maxLength: 1 },
        ),
      }),
    },
    fc.record({ type: fc.constant("footnote"), attrs: fc.record({ text: word }) }),
  );
  const line = fc.array(inline, { minLength: 1, maxLength: 4 });
  const { blocks } = fc.letrec<{ blocks: object[]; block: object }>((tie) => ({
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
    block: fc.oneof(
      { depthSize: "small" },
      fc.record({ type: fc.constant("paragraph"), attrs: fc.record({ align: fc.constantFrom(null, "center", "end") }), content: line }),
      fc.record({ type: fc.constant("heading"), attrs: fc.record({ level: fc.constantFrom(2, 3) }), content: line }),
      fc.record({ type: fc.constant("picture"), attrs: fc.record({ src: fc.constant("/files/a.jpg"), alt: word, caption: word }) }),
      fc.record({ type: fc.constant("blockquote"), content: tie("blocks") }),
      fc
        .tuple(fc.constantFrom("bulletList", "orderedList"), fc.array(fc.tuple(line, tie("blocks")), { minLength: 1, maxLength: 2 }))
        .map(([type, items]) => ({
          type,
          content: items.map(([content, rest]) => ({ type: "listItem", content: [{ type: "paragraph", content }, ...rest] })),
        })),
      fc.array(tie("blocks"), { minLength: 1, maxLength: 3 }).map((cells) => ({
        type: "table",
        content: [{ type: "tableRow", content: cells.map((content) => ({ type: "tableCell", content })) }],
      })),
    ),
  }));

  test("reads back what was printed: the same words, and printed again the same page", () => {
    fc.assert(
      fc.property(blocks, (content) => {
        const { html, plainText: words } = renderDocument(parseDocument({ type: "doc", content }));
        const once = renderDocument(parseDocument(documentFromHtml(html)));
        expect(letters(once.plainText)).toBe(letters(words));
        expect(renderDocument(parseDocument(documentFromHtml(once.html))).html).toBe(once.html);
      }),
      { numRuns: 50 },
    );
  });

  const tag = fc.constantFrom(
    ..."p div span b i ul ol li table tr td th h1 h4 blockquote figure figcaption img br hr a sup section pre caption svg math select".split(" "),
  );
  const piece = fc.oneof(
    word,
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom(
      " ",
      "\n",
      "&nbsp;",
      "<a href='https://a.cn/ x'>",
      "<!-- x -->",
      "<td colspan=9 rowspan=0>",
      "<p align=center>",
      "<p style='display:none'>",
    ),
  );
  test("makes a valid document of any markup, without losing a visible word", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = pieces.join("");
        const document = parseDocument(documentFromHtml(html));
        expect([...letters(visible(html))].sort().join("")).toBe([...letters(wordsOf(document))].sort().join(""));
        const once = renderDocument(document).html;
        expect(letters(renderDocument(parseDocument(documentFromHtml(once))).plainText)).toBe(letters(plainText(once)));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["a megabyte of paragraphs", "<p>中文字</p>".repeat(52_000)],
    ["a megabyte in one line", "字".repeat(350_000)],
    ["a megabyte of breaks and comments", `字${"a<!---->".repeat(130_000)}`],
    ["ten thousand levels", `${"<div>".repeat(10_000)}字${"</div>".repeat(10_000)}`],
    ["a megabyte of opened quotations", `${"<blockquote>".repeat(87_000)}字`],
    ["a megabyte of opened formatting", `字${Array.from({ length: 40_000 }, (_, at) => `<p><font size=${at}>`).join("")}`],
    ["a megabyte of nested lists", `${"<ul><li>".repeat(130_000)}字`],
    ["a megabyte of words in tables that leave them", `<table>${"字<br>".repeat(150_000)}`],
    ["a megabyte of spaces", `字${" ".repeat(1_000_000)}<b> </b>字`],
    ["a megabyte of kept spaces", `<pre>字${" \u3000".repeat(300_000)}字</pre>`],
    ["a megabyte of tag openings", `字${"<b".repeat(500_000)}`],
  ])("reads %s within two seconds", (_, html) => {
    const began = process.threadCpuUsage();
    const words = wordsOf(documentFromHtml(html));
    const { user, system } = process.threadCpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(2_000);
    expect(words.includes("字")).toBe(true);
  });

  const payloads = new URL("../../../shared/hostile/xss/payloads.json", import.meta.url);
  test.runIf(existsSync(payloads))("lets nothing of a hostile collection through", () => {
    for (const { payload } of JSON.parse(readFileSync(payloads, "utf8")) as { payload: string }[]) {
      const document: ArticleDocument = parseDocument(documentFromHtml(payload));
      const { html } = renderDocument(document);
      expect(html).not.toMatch(/<(?!\/?(?:p|h2|h3|strong|em|u|s|sub|sup|a|br|hr|ul|ol|li|blockquote|table|tbody|tr|td|th|figure|img|figcaption)\b)/);
      expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)=/i);
      expect(html).not.toMatch(/<[^>]*\shref="(?!https?:|mailto:|#|\/|\?|[^:"]*["#?/])/i);
      expect(sanitize(html)).toBe(html);
    }
  });
});

/** What a reader sees, written without the code under test. */
function visible(html: string): string {
  const walk = (node: DefaultTreeAdapterMap["node"]): string => {
    if (node.nodeName === "#text" && "value" in node) return node.value;
    if ("attrs" in node && node.attrs.some((each) => /display:none/.test(each.value))) return "";
    return "childNodes" in node ? node.childNodes.map(walk).join(" ") : "";
  };
  return walk(parseFragment(html));
}
