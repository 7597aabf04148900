import type { ListedArticle } from "#lib/articles/dashboard.ts";
import { pubDate } from "#lib/dates.ts";
import { csvCell } from "#lib/events/export-events.ts";
import { statusLabels } from "#lib/review/workflow.ts";
import { routes } from "#lib/routes.ts";

const head = ["编号", "标题", "状态", "频道", "责任编辑", "来源", "最近更新（北京时间）", "发布时间（北京时间）", "定时（北京时间）", "阅读", "地址"];

/** The list as a table for spreadsheets, with the mark by which they know UTF-8. */
export async function* articlesAsCsv(batches: AsyncIterable<ListedArticle[]>, siteUrl: string): AsyncGenerator<string> {
  yield `\uFEFF${head.join(",")}\r\n`;
  for await (const rows of batches) yield rows.map((row) => csvRow(row, siteUrl)).join("");
}

function csvRow(row: ListedArticle, siteUrl: string): string {
  const cells = [
    row.id,
    row.title,
    statusLabels[row.status],
    row.channelName,
    row.responsibleEditor,
    row.sourceName,
    pubDate(row.updatedAt),
    row.publishedAt ? pubDate(row.publishedAt) : "",
    row.publishAt ? pubDate(row.publishAt) : "",
    row.publishedAt ? row.views : "",
    row.status === "published" ? siteUrl + routes.article(row.id) : "",
  ];
  return `${cells.map(csvCell).join(",")}\r\n`;
}
