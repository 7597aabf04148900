import type { DocumentMark } from "#lib/content/document.ts";
import { fileSize } from "#lib/writing/file-size.ts";
import type { Shape } from "./model.ts";

/** Something about a block itself that is another now, in words. */
export type Reshaped = { label: string; before: string; after: string };

const kinds: Record<string, string> = {
  paragraph: "正文",
  bulletList: "项目列表",
  orderedList: "编号列表",
  tableCell: "单元格",
  tableHeader: "表头",
};
const labels: Record<string, string> = {
  align: "对齐",
  src: "图片",
  alt: "替代文字",
  caption: "图注",
  source: "图片来源",
  href: "网址",
  decorative: "装饰图片",
  name: "附件名称",
  bytes: "附件大小",
  start: "起始编号",
  type: "编号样式",
  colspan: "横跨列数",
  rowspan: "纵跨行数",
};
const kindOf = ({ type, attrs }: Shape) => (type === "heading" ? (Number(attrs?.level) === 3 ? "三级标题" : "二级标题") : (kinds[type] ?? ""));

function words(name: string, value: unknown): string {
  if (name === "align") return value === "center" ? "居中" : value === "end" ? "靠右" : "两端对齐";
  if (name === "decorative") return value ? "是" : "否";
  if (name === "bytes") return fileSize(Number(value ?? 0));
  return String(value ?? "") || "（空）";
}

export function reshapedOf(before: Shape, after: Shape): Reshaped[] {
  const found: Reshaped[] = kindOf(before) === kindOf(after) ? [] : [{ label: "类型", before: kindOf(before), after: kindOf(after) }];
  for (const [name, label] of Object.entries(labels)) {
    const [one, two] = [before.attrs?.[name], after.attrs?.[name]];
    if (JSON.stringify(one ?? null) === JSON.stringify(two ?? null) || words(name, one) === words(name, two)) continue;
    // Both pictures are shown; their addresses say nothing to a reader.
    if (name !== "src") found.push({ label, before: words(name, one), after: words(name, two) });
  }
  return found;
}

const looks: Record<string, string> = {
  bold: "加粗",
  emphasis: "着重",
  underline: "下划线",
  strike: "删除线",
  superscript: "上标",
  subscript: "下标",
  link: "带链接",
};

/** What happened to the look of words that stayed. */
export function remarkedWords(before: readonly DocumentMark[], after: readonly DocumentMark[]): string {
  const has = (marks: readonly DocumentMark[], type: string) => marks.some((mark) => mark.type === type);
  const come = after.filter(({ type }) => !has(before, type)).map(({ type }) => `改为${looks[type] ?? type}`);
  const gone = before.filter(({ type }) => !has(after, type)).map(({ type }) => `取消${looks[type] ?? type}`);
  return [...come, ...gone].join("，") || "换了链接";
}
