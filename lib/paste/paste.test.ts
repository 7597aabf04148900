import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DocumentNode, parseDocument, renderDocument } from "#lib/content/document.ts";
import { readMarker } from "./numbering.ts";
import { pasteToDocument, textToDocument } from "./paste.ts";
import { rtfPictures } from "./rtf-pictures.ts";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");
/** p(甲 乙{bold}) and the like: a document at a glance. */
function draw(node: DocumentNode): string {
  if (node.type === "text") return node.text + (node.marks ? `{${node.marks.map((mark) => mark.type).join(" ")}}` : "");
  const { level, align, start, type, colspan, rowspan, text } = node.attrs ?? {};
  const said = [level, align, start, type, Number(colspan) > 1 && `c${colspan}`, Number(rowspan) > 1 && `r${rowspan}`, text]
    .filter(Boolean)
    .join(",");
  return `${node.type}${said && `:${said}`}(${(node.content ?? []).map(draw).join(" ")})`;
}
const drawn = (html: string, rtf?: string) => pasteToDocument(html, { ...(rtf && { rtf }) }).document.content.map(draw);
const labels = (html: string) => pasteToDocument(html).changes.map(({ label }) => label);

describe("pasteToDocument", () => {
  test("makes lists of Word's numbered paragraphs, and leaves numbers of headings in the words", () => {
    expect(drawn(fixture("word-outline.html"))).toEqual([
      "heading:2(一、总体要求)",
      "paragraph(坚持稳中求进，2026年完成三项任务。)",
      "heading:2(二、主要任务)",
      "heading:3(产业协同)",
      "orderedList:1,（一）(listItem(paragraph(建设园区平台) orderedList:1(listItem(paragraph(统一标准)) listItem(paragraph(统一窗口)))) listItem(paragraph(优化服务)))",
      "paragraph:center(中国某某协会)",
      "paragraph:end(2026年11月24日)",
    ]);
    expect(labels(fixture("word-outline.html"))).toContain("去掉了1处段首空格");
  });

  test("goes on with a number, and begins again where Word does", () => {
    expect(drawn(fixture("word-nested-restart.html"))).toEqual([
      "orderedList:1(listItem(paragraph(甲) orderedList:1,a(listItem(paragraph(甲之一) orderedList:1,i(listItem(paragraph(甲之一之一)))) listItem(paragraph(甲之二)))) listItem(paragraph(乙)))",
      "paragraph(中间一段。)",
      "orderedList:3(listItem(paragraph(续接的丙)))",
      "orderedList:1(listItem(paragraph(重新开始)))",
      "bulletList(listItem(paragraph(圆点一) bulletList(listItem(paragraph(方块)))))",
    ]);
  });

  test("accepts revisions, keeps footnotes, leaves comments behind", () => {
    expect(drawn(fixture("word-revisions-notes.html"))).toEqual([
      "paragraph(开发区（含高新区）共 五百五十二{bold} 家 footnote:数据截至2018年。() ，见目录和 公告{link} 。)",
    ]);
    expect(labels(fixture("word-revisions-notes.html"))).toEqual(expect.arrayContaining(["接受了2处修订", "保留1条脚注", "保留1个链接"]));
  });

  test("keeps joined and nested tables, and cells of a sheet that hides rows", () => {
    expect(drawn(fixture("word-tables.html"))[0]).toMatch(
      /^table\(tableRow\(tableCell:r2\(paragraph:center\(省份\{bold\}\)\) tableCell:c2.*tableCell\(table\(tableRow/,
    );
    expect(drawn(fixture("excel-cells.html"))[0]).toBe(
      "table(tableRow(tableCell:c3(paragraph:center(2025年各区产值{bold}))) tableRow(tableCell(paragraph(松江)) tableCell(paragraph:end(12.50%)) tableCell(paragraph())) tableRow(tableCell(paragraph(金山)) tableCell(paragraph:end(9.00%)) tableCell(paragraph(初步数 hardBreak() 待核))))",
    );
  });

  test("finds the bytes of Word's pictures in the RTF, or says which are missing", () => {
    const found = pasteToDocument(fixture("word-picture.html"), { rtf: fixture("word-picture.rtf") });
    expect(found.pictures).toEqual([
      { upload: expect.any(String), source: { dataUrl: expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/) } },
    ]);
    expect(found.document.content.map(draw)).toEqual(["paragraph(图前图后)", "picture()"]);
    expect(found.document.content[1]?.attrs).toMatchObject({ upload: found.pictures[0]?.upload, alt: "厂区鸟瞰", width: 64 });
    expect(pasteToDocument(fixture("word-picture.html")).pictures).toMatchObject([{ source: { lost: true } }]);
    expect(labels(fixture("word-picture.html"))).toContain("1张图片没有带来，请手动上传");
    expect(rtfPictures(fixture("word-picture.rtf"))).toHaveLength(1);
  });

  test("reads a WeChat article with its late pictures, and asks about calls to follow", () => {
    const { document, pictures, changes } = pasteToDocument(fixture("wechat-article.html"));
    expect(document.content.map(draw)).toEqual([
      "paragraph:center(点击蓝字 关注我们)",
      "paragraph(近日， 国家级经开区{bold} 座谈会召开。)",
      "picture()",
      "paragraph(01{bold})",
      "paragraph(小标题{emphasis})",
      "paragraph(第一行)",
      "paragraph(第二段)",
      "bulletList(listItem(paragraph(要点一)) listItem(paragraph(要点二)))",
      "blockquote(paragraph(引用一段。))",
    ]);
    expect(pictures).toMatchObject([{ source: { url: expect.stringContaining("https://mmbiz.qpic.cn/") } }]);
    expect(document.content[2]?.attrs).toMatchObject({ width: 1080, height: 608 });
    expect(changes.find(({ kind }) => kind === "ask")?.count).toBe(1);
  });

  test("reads web pages, mail, Google Docs and WPS", () => {
    expect(drawn(fixture("web-news.html"))).toEqual(expect.arrayContaining(["horizontalRule()", "paragraph(第二段)"]));
    expect(drawn(fixture("google-docs.html")).slice(0, 3)).toEqual([
      "heading:2(标题)",
      "paragraph:center(粗{bold} 斜{emphasis} 删{strike})",
      "orderedList:1(listItem(paragraph(一) orderedList:1(listItem(paragraph(一之一)))) listItem(paragraph(二)))",
    ]);
    expect(labels(fixture("wps-notice.html")).some((label) => label.endsWith("处WPS格式"))).toBe(true);
    expect(drawn(fixture("wps-notice.html"))[2]).toMatch(/^orderedList:1,一、\(listItem\(paragraph\(时间：3月1日\)\)/);
  });

  test("joins the items of Word on the web, each of which comes as a list of its own", () => {
    expect(drawn(fixture("word-online.html"))).toEqual([
      "paragraph(会议要点{bold})",
      "orderedList:1(listItem(paragraph(甲) bulletList(listItem(paragraph(甲之一)) listItem(paragraph(甲之二)))) listItem(paragraph(乙)))",
      "paragraph(结束。)",
    ]);
  });

  test("takes plain text by its lines", () => {
    expect(drawn("　　甲 < 乙\r\n\r\n丙")).toEqual(["paragraph(甲 < 乙)", "paragraph(丙)"]);
    expect(textToDocument("<b>不是标签</b>").document.content.map(draw)).toEqual(["paragraph(<b>不是标签</b>)"]);
  });

  test("is valid whatever is pasted, and twenty thousand characters of Word take less than 300 ms", () => {
    const piece = fc.constantFrom(
      ..."<p style='mso-list:l0 level3 lfo1'>|<p class=MsoTitle>|</p>|字|<![if !supportLists]>|<![endif]>|<span style='mso-list:Ignore'>|</span>|<li>|<ol>|</ol>|<td>|<tr>|<table>|</table>|<img src=file:///1.png>|<v:imagedata src=1>|<a href='#_ftn1'>|</a>|<div id=ftn1>|</div>|<del>|<br>|　".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        renderDocument(parseDocument(pasteToDocument(`<b class=Mso>${pieces.join("")}`).document));
      }),
      { numRuns: 200 },
    );
    const long = fixture("word-outline.html").replace(/(<p class=MsoNormal style='text-indent.*?<\/p>)/s, (line) => line.repeat(800));
    pasteToDocument(long);
    const began = process.threadCpuUsage();
    const { document } = pasteToDocument(long);
    const { user, system } = process.threadCpuUsage(began);
    expect(document.content.length).toBeGreaterThan(800);
    expect((user + system) / 1000).toBeLessThan(300);
  });
});

test("reads hostile nesting in time linear in its length", () => {
  const html = `<i class=Mso>${"<h1><div>".repeat(900)}${"<b>x</b>".repeat(100_000)}`;
  const began = process.threadCpuUsage();
  expect(pasteToDocument(html).document.content).toHaveLength(1);
  const { user, system } = process.threadCpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(4_000);
});

test.each([
  ["3.", 3, null],
  ["一、", 1, "一、"],
  ["（二十三）", 23, "（一）"],
  ["iv)", 4, "i"],
  ["C.", 3, "A"],
  ["③", 3, null],
  ["1.2.3.", 3, null],
])("reads the mark %s", (mark, start, type) => expect(readMarker(mark)).toEqual({ start, type }));

test.each(["·", "o", "l", "Ø", "§", "", "——"])("takes %s for a bullet", (mark) => expect(readMarker(mark)).toBeNull());
