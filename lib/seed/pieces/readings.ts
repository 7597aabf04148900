import "server-only";
import { longDayLabel } from "#lib/dates.ts";
import { type Clause, chaptersOf, charactersOf, type Law, law, laws } from "#lib/seed/laws.ts";
import { type Cell, heading, paragraph, quote, table } from "#lib/seed/markup.ts";
import type { Piece } from "#lib/seed/pieces/piece.ts";

const note = "本站据公开文本整理，只为查阅方便，不是对条文的解释；条文与现行效力以正式公布的文本为准。";
const zoneWords = /开发区|产业园区|科技园区|示范区|自由贸易试验区|特殊经济区域|海关特殊监管区域|海关监管特殊区域|保税区/;
const quotedAtMost = 6;

const clausesOf = (text: Law): Clause[] => chaptersOf(text).flatMap((chapter) => chapter.clauses);
const shortName = (title: string): string => title.replace(/^中华人民共和国/, "");
const dated = (text: Law): string => longDayLabel(new Date(`${text.date}T00:00:00+08:00`));
const historyOf = (text: Law): string => (text.info.length > 0 ? `${text.info.join("，")}。` : `文本日期为${dated(text)}。`);

const inWords = (count: number): string => "零一二三四五六七八九"[count] ?? String(count);

function span(clauses: readonly Clause[]): string {
  const [first] = clauses;
  const last = clauses.at(-1);
  return first && last && first !== last ? `${first.label}—${last.label}` : (first?.label ?? "");
}

function outline(title: string): Piece {
  const text = law(title);
  const chapters = chaptersOf(text);
  const clauses = clausesOf(text);
  const most = Math.max(...chapters.map((chapter) => chapter.clauses.length));
  const longest = chapters.filter((chapter) => chapter.clauses.length === most).map((chapter) => `${chapter.label}“${chapter.name}”`);
  const about = clauses.slice(1).filter((clause) => zoneWords.test(clause.paragraphs.join("")));
  const summary = `《${title}》共${chapters.length}章${clauses.length}条，正文${charactersOf(text)}字。条文最多的是${longest.join("和")}，${longest.length > 1 ? "各" : "有"}${most}条。`;
  const listed = about.map((clause) => clause.label).join("、");
  // A law about a zone names it in nearly every clause; there is nothing to pick out.
  const found =
    about.length === 0 || about.length > quotedAtMost
      ? []
      : [
          heading("涉及各类功能区的条文"),
          paragraph(`写到开发区、园区、示范区、自由贸易试验区或者海关特殊监管区域等的有${about.length}条：${listed}。原文如下。`),
          ...about.flatMap((clause) => [paragraph(clause.label), quote(clause.paragraphs)]),
        ];
  const [first] = clauses;
  const purpose = first ? [heading("第一条"), quote(first.paragraphs)] : [];
  return {
    slug: `outline:${text.id}`,
    channelSlug: "policy-readings",
    title: `《${shortName(title)}》章节与条文一览`,
    summary,
    html: [
      paragraph(summary),
      paragraph(historyOf(text)),
      table(
        "各章条文",
        ["章", "章名", "条文", "条数"],
        chapters.map((chapter): Cell[] => [chapter.label, chapter.name, span(chapter.clauses), chapter.clauses.length]),
      ),
      ...purpose,
      ...found,
    ].join("\n"),
    sourceNote: note,
    keywords: [shortName(title), "章节一览"],
  };
}

function comparison(slug: string, title: string, lead: (texts: readonly Law[]) => string, texts: readonly Law[]): Piece {
  const rows = texts.map((text): Cell[] => [
    text.title,
    text.region,
    text.date,
    chaptersOf(text).filter((chapter) => chapter.label).length || "不分章",
    clausesOf(text).length,
    charactersOf(text),
  ]);
  const summary = lead(texts);
  const chapters = texts.flatMap((text) => {
    const named = chaptersOf(text).filter((chapter) => chapter.label);
    const list =
      named.length > 0
        ? `${named.map((chapter) => `${chapter.label}${chapter.name}（${chapter.clauses.length}条）`).join("，")}。`
        : `不分章，共${clausesOf(text).length}条。`;
    return [heading(text.title), paragraph(list)];
  });
  return {
    slug,
    channelSlug: "policy-readings",
    title,
    summary,
    html: [paragraph(summary), table("篇幅比较", ["名称", "适用地区", "日期", "章数", "条数", "正文字数"], rows), ...chapters].join("\n"),
    sourceNote: note,
    keywords: ["法规比较"],
  };
}

function byClauses(texts: readonly Law[]): { most: Law; least: Law } {
  const sorted = [...texts].sort((a, b) => clausesOf(b).length - clausesOf(a).length);
  const [most] = sorted;
  const least = sorted.at(-1);
  if (!most || !least) throw new Error("nothing to compare");
  return { most, least };
}

export function readingPieces(): Piece[] {
  const climate = laws().filter((one) => one.title.endsWith("优化营商环境条例"));
  const trade = laws().filter((one) => one.title.endsWith("自由贸易试验区条例"));
  const counts = (texts: readonly Law[]): string => {
    const { most, least } = byClauses(texts);
    return `条数最多的是《${most.title}》，${clausesOf(most).length}条；最少的是《${least.title}》，${clausesOf(least).length}条。`;
  };
  return [
    comparison(
      "compare:climate",
      `${inWords(climate.length)}部优化营商环境条例的篇章比较`,
      (texts) => `本站收录国务院《优化营商环境条例》和北京、上海、广东、重庆及云浮的地方条例，共${inWords(texts.length)}部。${counts(texts)}`,
      climate,
    ),
    outline("优化营商环境条例"),
    outline("中华人民共和国外商投资法"),
    outline("中华人民共和国外商投资法实施条例"),
    comparison(
      "compare:trade",
      `${inWords(trade.length)}部自由贸易试验区条例的篇章比较`,
      (texts) => `本站收录上海、浙江、重庆的自由贸易试验区条例，共${inWords(texts.length)}部。${counts(texts)}`,
      trade,
    ),
    outline("中华人民共和国海南自由贸易港法"),
    outline("公平竞争审查条例"),
    outline("中关村国家自主创新示范区条例"),
  ];
}
