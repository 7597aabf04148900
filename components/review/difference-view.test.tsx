import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DifferenceView } from "#components/review/difference-view.tsx";
import type { DocumentNode } from "#lib/content/document.ts";
import { differenceOf } from "#lib/difference/difference.ts";

const p = (text: string, ...marks: string[]): DocumentNode => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) }],
});
const node = (type: string, ...content: DocumentNode[]): DocumentNode => ({ type, content });
const row = (...cells: string[]) => node("tableRow", ...cells.map((cell) => node("tableCell", p(cell))));
const item = (text: string) => node("listItem", p(text));
const picture = (src: string) => ({ type: "picture", attrs: { src, alt: "园区", caption: "全景" } });

const before = [
  p("第一段说的是营商环境。"),
  p("增长33.7%，快于全国。"),
  p("这一段要移到最后面去。"),
  p("全面优化营商环境，推行一网通办。全年税收有望突破一百亿元。"),
  p("这几个字要加粗显示。"),
  p("这一行变成小标题了吧"),
  node("bulletList", item("第一项任务是招商引资"), item("第二项任务是服务企业"), item("第三项任务是安全生产")),
  node("table", row("年份", "产值"), row("2017年", "33.7"), row("2018年", "41.2"), row("2019年", "50.6")),
  picture("/files/a.webp"),
];
const after = [
  p("第一段说的是营商环境。"),
  p("增长37.3%，快于全国。"),
  p("全面优化营商环境，推行一网通办。"),
  p("全年税收有望突破一百亿元。"),
  p("这几个字要加粗显示。", "bold"),
  { ...p("这一行变成小标题了吧"), type: "heading", attrs: { level: 2 } },
  node("bulletList", item("第三项任务是安全生产"), item("第一项任务是招商引资"), item("新的一项<b>任务")),
  node("table", row("年份", "税收", "产值"), row("2019年", "5", "50.6"), row("2017年", "3", "33.7"), row("2018年", "4", "41.9")),
  picture("/files/b.webp"),
  p("这一段要移到最后面去。"),
];
const difference = differenceOf({ document: node("doc", ...before), title: "旧" }, { document: node("doc", ...after), title: "新" });

test.each(["side", "inline"] as const)("each change has one address, %s", (mode) => {
  const html = renderToStaticMarkup(<DifferenceView difference={difference} mode={mode} labels={{ title: "标题" }} />);
  const ids = [...html.matchAll(/id="change-(\d+)"/g)].map(([, number]) => Number(number)).sort((a, b) => a - b);
  expect(ids).toEqual(Array.from({ length: difference.changes }, (_, at) => at + 1));
});

test("what is shown is text: no markup, no foreign address", () => {
  const evil: DocumentNode = {
    type: "paragraph",
    content: [{ type: "text", text: "<script>", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }],
  };
  const shown = differenceOf({ document: node("doc") }, { document: node("doc", evil, picture("//evil.example/a.png")) });
  const html = renderToStaticMarkup(<DifferenceView difference={shown} mode="inline" />);
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toMatch(/javascript:|evil\.example/);
});
