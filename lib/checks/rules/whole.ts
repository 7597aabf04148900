import type { CheckedArticle, Leaf, Line, Parts } from "#lib/checks/article.ts";
import type { Field, Place, Remark } from "#lib/checks/finding.ts";

export type Placed = Remark & Omit<Place, "from" | "to"> & { quote?: string; sentence?: string };

const longestTitle = 26;
const longestSummary = 200;
const nowhere = { block: null, blockId: null, line: null, from: 0, to: 0 };

/** What an article has besides its text: title, summary, source. */
export function fields(article: CheckedArticle, parts: Parts, sources: ReadonlySet<string>): Placed[] {
  const found: Placed[] = [];
  const say = (field: Field, severity: Remark["severity"], message: string) =>
    found.push({ ...nowhere, field, rule: "field", severity, message, suggestion: null });
  const title = article.title.trim();
  const summary = article.summary.trim();
  const source = article.sourceName.trim();
  const address = article.sourceUrl.trim();
  const isEmpty = !parts.lines.some(({ text }) => text.trim()) && !parts.leaves.some(({ type }) => type === "picture" || type === "attachment");
  if (!title) say("title", "must", "没有标题");
  if (isEmpty) say("text", "must", "没有正文");
  if ([...title].length > longestTitle) say("title", "should", `标题有${[...title].length}个字，超过${longestTitle}个字，列表里会折成两行`);
  if (!summary) say("summary", "should", "没有摘要，列表和搜索会改用正文开头");
  else if ([...summary].length > longestSummary) say("summary", "hint", `摘要有${[...summary].length}个字，列表里显示不下`);
  else if (summary === title) say("summary", "should", "摘要和标题一样");
  if (!source) say("sourceName", "should", "没有来源，转载稿须写明来源");
  else if (!sources.has(source)) say("sourceName", "should", `来源“${source}”不在稿源表，请核对名称`);
  if (address && (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)))
    say("sourceUrl", "must", "原文网址不完整，请写以https://开头的完整网址");
  else if (source && !address) say("sourceUrl", "hint", "没有原文网址，转载稿宜附");
  return found;
}

/** Pictures without words, files that did not arrive, empty notes. */
export function leaves(all: readonly Leaf[]): Placed[] {
  return all.flatMap((leaf): Placed[] => {
    const say = (severity: Remark["severity"], message: string): Placed[] => [
      {
        field: "text",
        rule: "picture",
        severity,
        block: leaf.block,
        blockId: leaf.blockId,
        line: leaf.line,
        from: leaf.at,
        to: leaf.at + (leaf.line === null ? 0 : 1),
        message,
        suggestion: null,
        quote: "",
        sentence: String(leaf.attrs.caption || leaf.attrs.name || leaf.attrs.alt || ""),
      },
    ];
    const alt = String(leaf.attrs.alt ?? "").trim();
    if (leaf.type === "footnote") return String(leaf.attrs.text ?? "").trim() ? [] : say("should", "脚注是空的");
    if (leaf.type === "attachment") return leaf.attrs.mediaId ? [] : say("must", "附件没有传成，请重新上传或移除");
    if (!leaf.attrs.mediaId) return say("must", "图片没有传成，读者看不到它");
    if (leaf.attrs.decorative) return [];
    if (!alt) return say("must", "图片没有替代文字，写一句图里有什么，或标为装饰图");
    if (/^(?:IMG|DSC|微信图片|QQ截图|图片|image|photo|未标题|截图)?[\s_\-\d()（）]*(?:\.(?:jpe?g|png|gif|webp|bmp))?$/i.test(alt))
      return say("should", `替代文字“${alt}”像文件名，请写图里有什么`);
    return [];
  });
}

const fullYear = /(?<!\d)((?:19|20)\d{2})(?=年|[—\-~～至]\d{4}年|[—\-~～]\d{2,4}年)/g;
const yearsOf = (text: string) => new Set([...text.matchAll(fullYear)].map((match) => match[1] ?? ""));

/** A year of the title that the text never names while it names others. */
export function years(title: Line, lines: readonly Line[], date: string): Placed[] {
  if (!title.text.includes("年")) return [];
  const named = new Map<string, number>();
  for (const line of lines) for (const year of yearsOf(line.text)) named.set(year, (named.get(year) ?? 0) + 1);
  const text = lines.map((line) => line.text).join("\n");
  const found: Placed[] = [];
  for (const match of title.text.matchAll(fullYear)) {
    const year = match[1] ?? "";
    if (named.size === 0 || named.has(year)) continue;
    // 今年, 去年 and 明年 name the year without writing it.
    const spoken = Number(year) - Number(date.slice(0, 4));
    const word = { "-1": "去年", "0": "今年|本年", "1": "明年" }[String(spoken)];
    if (word && new RegExp(word).test(text)) continue;
    const [nearest] = [...named.keys()].sort((a, b) => Math.abs(Number(a) - Number(year)) - Math.abs(Number(b) - Number(year)));
    const isClose = nearest !== undefined && Math.abs(Number(nearest) - Number(year)) <= 1;
    found.push({
      field: "title",
      block: null,
      blockId: null,
      line: null,
      rule: "year",
      severity: isClose || text.includes(`${nearest}年`) ? "should" : "hint",
      from: match.index,
      to: match.index + 4,
      message: `标题写的是${year}年，正文里没有${year}年，写的是${[...named.keys()].sort().join("、")}年`,
      suggestion: named.size === 1 ? (nearest ?? null) : null,
    });
  }
  return found;
}

/** The same paragraph twice, as pasting leaves it. */
export function repeated(lines: readonly Line[]): Placed[] {
  const first = new Map<string, number>();
  const found: Placed[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim();
    if (text.length < 25 || line.kind === "cell") continue;
    const before = first.get(text);
    if (before === undefined) first.set(text, index);
    else
      found.push({
        field: "text",
        block: line.block,
        blockId: line.blockId,
        line: line.line,
        rule: "repeated",
        severity: "should",
        from: 0,
        to: line.text.length,
        message: "这一段与前面的一段完全相同",
        suggestion: null,
        quote: `${text.slice(0, 20)}……`,
      });
  }
  return found;
}
