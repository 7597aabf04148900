import { dayLabel, machineTime } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Row = { id: number; title: string; publishedAt: Date };

/** Titles with their day: the plainest list of articles. */
export function ArticleRows({ articles, empty = "暂无内容" }: { articles: readonly Row[]; empty?: string }) {
  if (articles.length === 0) return <p className="empty">{empty}</p>;
  return (
    <ul className="rows">
      {articles.map((article) => (
        <li key={article.id}>
          <a href={routes.article(article.id)}>{article.title}</a>
          <time dateTime={machineTime(article.publishedAt)}>{dayLabel(article.publishedAt)}</time>
        </li>
      ))}
    </ul>
  );
}
