import "server-only";
import type { ImportedArticle } from "#lib/articles/import-article.ts";
import { chapterLine, clauseLine, type Law, laws, sectionLine } from "#lib/seed/laws.ts";
import { escapeHtml, paragraph } from "#lib/seed/markup.ts";
import { type Part, partsOf } from "#lib/seed/parts.ts";

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

function article({ law, chapters, names }: Part, at: number): ImportedArticle {
  const first = at === 0;
  const halved = `全文较长，分两篇刊登，本篇为${chapters}。`;
  return {
    importKey: first ? `seed:law:${law.id}` : `seed:law:${law.id}:${at + 1}`,
    channelSlug: "policies",
    title: chapters ? `${law.title}（${chapters}）` : law.title,
    summary: first ? purpose(law) : `本篇为${chapters}：${names.join("、")}。`,
    html: policyHtml(law),
    publishedAt: new Date(`${law.date}T00:00:00+08:00`),
    source: { name: law.issuer ?? database },
    sourceNote: chapters ? halved + note : note,
    documentKind: law.kind,
    region: law.region,
    keywords: [law.kind, law.region],
  };
}

/** Newest first; of a law in two parts the second comes first here, so that lists show the first above it. */
export function policyArticles(): ImportedArticle[] {
  return laws().flatMap((text) => partsOf(text).map(article).reverse());
}
