import "server-only";
import type { ImportedArticle } from "#lib/articles/import-article.ts";
import { chapterLine, clauseLine, type Law, laws, sectionLine } from "#lib/seed/laws.ts";
import { escapeHtml, paragraph } from "#lib/seed/markup.ts";

const database = "国家法律法规数据库";
const note = `文本据${database}整理，所注日期是所收文本通过、公布或者最近一次修改的日期；条文内容与现行效力以正式公布的文本为准。`;

function line(text: string): string {
  const chapter = chapterLine.exec(text);
  if (chapter) return `<h2>${chapter[1]}　${escapeHtml(chapter[2] ?? "")}</h2>`;
  const section = sectionLine.exec(text);
  if (section) return `<h3>${section[1]}　${escapeHtml(section[2] ?? "")}</h3>`;
  const clause = clauseLine.exec(text);
  if (clause) return `<p><strong>${clause[1]}</strong>　${escapeHtml(clause[2] ?? "")}</p>`;
  return paragraph(text);
}

/** The purpose clause without its number; for a text without clauses, its opening. */
function purpose(text: Law): string {
  const first = text.paragraphs.find((one) => clauseLine.test(one));
  return (first ? clauseLine.exec(first)?.[2] : text.paragraphs[0]) ?? "";
}

export function policyHtml(text: Law): string {
  const history = text.info.length > 0 ? [`<p class="center">（${text.info.map(escapeHtml).join("<br />")}）</p>`] : [];
  return [...history, ...text.paragraphs.map(line)].join("\n");
}

export function policyArticles(): ImportedArticle[] {
  return laws().map((text) => ({
    importKey: `seed:law:${text.id}`,
    channelSlug: "policies",
    title: text.title,
    summary: purpose(text),
    html: policyHtml(text),
    publishedAt: new Date(`${text.date}T00:00:00+08:00`),
    source: { name: text.issuer ?? database },
    sourceNote: note,
    documentKind: text.kind,
    region: text.region,
    keywords: [text.kind, text.region],
  }));
}
