import { machineTime, minuteLabel } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Article = {
  id: number;
  title: string;
  html: string;
  publishedAt: Date;
  sourceName: string | null;
  author: string | null;
  responsibleEditor: string | null;
  sourceNote: string | null;
  channelName: string;
};
type Site = { siteName: string; siteUrl: string; tags: readonly string[]; mourning: { grey: boolean; until: Date | null } };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);

/** An article as one small page without script: for old browsers, slow lines and screen readers. */
export function plainVersion(article: Article, { siteName, siteUrl, tags, mourning }: Site): string {
  const url = siteUrl + routes.article(article.id);
  const meta = [
    article.sourceName && `来源：${escapeHtml(article.sourceName)}`,
    article.author && `作者：${escapeHtml(article.author)}`,
    article.responsibleEditor && `责任编辑：${escapeHtml(article.responsibleEditor)}`,
    `发布时间：<time datetime="${machineTime(article.publishedAt)}">${minuteLabel(article.publishedAt)}</time>`,
  ].filter(Boolean);
  return `<!doctype html>
<html lang="zh-Hans" data-mode="standard" data-size="18" data-contrast="normal"${mourning.grey ? " data-mourning" : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(article.title)}（简洁版） - ${escapeHtml(siteName)}</title>
<meta name="portal:tags" content="${tags.join(" ")}">${mourning.until ? `<meta name="portal:until" content="${mourning.until.toISOString()}">` : ""}
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(url)}">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header><a href="/">${escapeHtml(siteName)}</a> · ${escapeHtml(article.channelName)} · <a href="${routes.article(article.id)}">返回标准版</a></header>
<main>
<h1>${escapeHtml(article.title)}</h1>
<p class="meta">${meta.join("　")}</p>
${article.html}
${article.sourceNote ? `<p class="meta">${escapeHtml(article.sourceNote)}</p>` : ""}
</main>
<footer><p>本文地址：${escapeHtml(url)}</p></footer>
</body>
</html>
`;
}
