import type { ArticleDocument, DocumentNode } from "#lib/content/document.ts";
import type { PasteReader } from "./paste-reader.ts";
import type { PastedPicture } from "./pasted-pictures.ts";

/** One line of the bar above the editor; `ask` is for the editor to decide. */
export type Change = { kind: "kept" | "cleaned" | "dropped" | "ask"; label: string; count: number };
export type Origin = { name: string; isOffice: boolean };

const origins: [RegExp, string, boolean][] = [
  [/mmbiz\.qpic\.cn|mp\.weixin\.qq\.com|\brich_media|id=["']?js_content/i, "公众号", false],
  [/docs-internal-guid|google-sheets-html-origin/i, "Google文档", false],
  [/Kingsoft|\bWPS\b|ksohtml|\bwps_/i, "WPS", true],
  [/office:excel|ProgId content=["']?Excel|Microsoft Excel/i, "Excel", true],
  [/\bmso-|class=["']?Mso|office:(?:office|word)|Microsoft Word/i, "Word", true],
  [/LibreOffice|OpenOffice|sdfootnote/i, "LibreOffice", true],
];

export function originOf(html: string): Origin {
  const found = origins.find(([sign]) => sign.test(html));
  return { name: found?.[1] ?? "网页", isOffice: found?.[2] ?? false };
}

const follow = /(?:点击|点|戳|轻触|长按|扫码|扫描|识别)[^。！？]{0,14}(?:关注|在看|蓝字|二维码)|^关注我们/;

type Counts = { headings: number; lists: number; tables: number; notes: number; links: number; follow: number };

function count(node: DocumentNode, into: Counts): string {
  if (node.type === "heading") into.headings += 1;
  if (node.type.endsWith("List")) into.lists += 1;
  if (node.type === "table") into.tables += 1;
  if (node.type === "footnote") into.notes += 1;
  if (node.marks?.some((mark) => mark.type === "link")) into.links += 1;
  const words = node.text ?? node.content?.map((each) => count(each, into)).join("") ?? "";
  if (node.type === "paragraph" && words.length <= 40 && follow.test(words)) into.follow += 1;
  return words;
}

export function changesOf(document: ArticleDocument, reader: PasteReader, pictures: readonly PastedPicture[], origin: Origin): Change[] {
  const counts: Counts = { headings: 0, lists: 0, tables: 0, notes: 0, links: 0, follow: 0 };
  count(document, counts);
  const lost = pictures.filter(({ source }) => "lost" in source).length;
  const all: [Change["kind"], number, (count: number) => string][] = [
    ["kept", counts.headings, (many) => `保留${many}个标题`],
    ["kept", counts.lists, (many) => `保留${many}个列表`],
    ["kept", counts.tables, (many) => `保留${many}个表格`],
    ["kept", counts.links, (many) => `保留${many}个链接`],
    ["kept", counts.notes, (many) => `保留${many}条脚注`],
    ["kept", pictures.length - lost, (many) => `${many}张图片正在存入媒体库`],
    ["cleaned", reader.dressed, (many) => `去掉了${many}处${origin.name}格式`],
    ["cleaned", reader.unindented, (many) => `去掉了${many}处段首空格`],
    ["cleaned", reader.deleted.size + reader.inserted.size, (many) => `接受了${many}处修订`],
    ["dropped", reader.comments.size, (many) => `去掉了${many}处批注`],
    ["dropped", reader.deadLinks.size, (many) => `去掉了${many}个打不开的链接，文字还在`],
    ["dropped", reader.media.size, (many) => `${many}个视频、音频或嵌入内容没有带来`],
    ["dropped", lost, (many) => `${many}张图片没有带来，请手动上传`],
    ["ask", origin.name === "公众号" ? counts.follow : 0, (many) => `有${many}处引导关注的话，请看是否保留`],
  ];
  return all.flatMap(([kind, many, label]) => (many > 0 ? [{ kind, label: label(many), count: many }] : []));
}
