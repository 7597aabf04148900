import type { DocumentNode } from "#lib/content/document.ts";
import type { DraftWords } from "./words.ts";

export type CheckField = "title" | "summary" | "sourceName" | "sourceUrl" | "text";
export type Finding = {
  level: "must" | "should" | "note";
  title: string;
  words: string;
  field: CheckField;
  /** Which block of the text, counted from 0, and where it stands in the row on the screen. */
  block?: number;
};

const longestTitle = 26;
const doubled = /([，。、；：！？])\1|，。|。，|、，|，、/;

type Walked = { node: DocumentNode; block: number };

function* walk(document: DocumentNode): Generator<Walked> {
  for (const [block, top] of (document.content ?? []).entries()) {
    const open: DocumentNode[] = [top];
    for (let node = open.pop(); node; node = open.pop()) {
      yield { node, block };
      open.push(...(node.content ?? []).toReversed());
    }
  }
}

export function textOf(node: DocumentNode): string {
  return node.text ?? (node.content ?? []).map(textOf).join("");
}

/** What can be seen without knowing more than the article and the list of sources. It never changes a word. */
export function checkWords(words: DraftWords, listedSources: ReadonlySet<string>): Finding[] {
  return [...checkFields(words, listedSources), ...checkText(words.document)];
}

function checkFields(words: DraftWords, listed: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  const title = [...words.title.trim()].length;
  const source = words.sourceName.trim();
  const address = words.sourceUrl.trim();
  if (title === 0) found.push({ level: "must", title: "标题为空", words: "没有标题不能发布。", field: "title" });
  if (title > longestTitle)
    found.push({ level: "should", title: `标题有${title}个字`, words: `超过${longestTitle}个字，列表里会折成两行。`, field: "title" });
  if (!words.summary.trim()) found.push({ level: "should", title: "摘要为空", words: "列表和搜索会改用正文开头。", field: "summary" });
  if (!source) found.push({ level: "should", title: "没有来源", words: "转载稿须写明来源。", field: "sourceName" });
  else if (!listed.has(source))
    found.push({ level: "should", title: "来源不在稿源表", words: `“${source}”还没有列入稿源表，请核对名称。`, field: "sourceName" });
  if (address && !/^https?:\/\/[^/]/i.test(address))
    found.push({ level: "must", title: "原文网址不完整", words: "请写以 https:// 开头的完整网址。", field: "sourceUrl" });
  else if (source && !address) found.push({ level: "note", title: "没有原文网址", words: "转载稿宜附原文网址。", field: "sourceUrl" });
  return found;
}

function checkText(document: DocumentNode): Finding[] {
  const found: Finding[] = [];
  const at = (block: number, finding: Omit<Finding, "field" | "block">) => found.push({ ...finding, field: "text", block });
  let isEmpty = true;
  for (const { node, block } of walk(document)) {
    const attrs = node.attrs ?? {};
    if (node.text?.trim() || node.type === "picture" || node.type === "table") isEmpty = false;
    if (node.type === "picture" && !attrs.mediaId) at(block, { level: "must", title: "图片没有传成", words: "读者看不到它，请重新上传或移除。" });
    else if (node.type === "picture" && !attrs.decorative && !String(attrs.alt ?? "").trim())
      at(block, { level: "must", title: "图片没有替代文字", words: "写一句图里有什么，或标为装饰图。" });
    if (node.type === "attachment" && !attrs.mediaId) at(block, { level: "must", title: "附件没有传成", words: "请重新上传或移除。" });
    if (node.type === "footnote" && !String(attrs.text ?? "").trim())
      at(block, { level: "should", title: "脚注是空的", words: "补上内容，或删去这条脚注。" });
    const href = node.marks?.find((mark) => mark.type === "link")?.attrs?.href;
    if (typeof href === "string" && /^http:/i.test(href))
      at(block, { level: "note", title: "链接不是 https", words: `“${(node.text ?? "").slice(0, 20)}”指向 http 地址。` });
    if (node.type === "heading" && !textOf(node).trim()) at(block, { level: "should", title: "小标题是空的", words: "补上文字，或删去它。" });
    if (node.type === "paragraph" || node.type === "heading") {
      const marks = doubled.exec(textOf(node));
      if (marks) at(block, { level: "should", title: `标点重复“${marks[0]}”`, words: `……${around(textOf(node), marks.index)}……` });
    }
  }
  if (isEmpty) found.unshift({ level: "must", title: "正文为空", words: "没有正文不能发布。", field: "text", block: 0 });
  return found;
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 8), at + 10);
}
