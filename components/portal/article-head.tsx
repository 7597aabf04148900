import { ReadingTools } from "#components/portal/reading-tools.tsx";
import { machineTime, minuteLabel } from "#lib/dates.ts";

type Article = {
  id: number;
  title: string;
  publishedAt: Date;
  sourceName: string | null;
  sourceUrl: string | null;
  author: string | null;
  responsibleEditor: string | null;
  originalTitle: string | null;
  views: number;
};

/** Title, source, author, editor, time to the minute, clicks, and the reading tools. */
export function ArticleHead({ article }: { article: Article }) {
  return (
    <header className="article-head">
      <h1>{article.title}</h1>
      <p className="meta">
        {article.sourceName ? (
          <span>
            来源：
            {article.sourceUrl ? (
              <a href={article.sourceUrl} rel="noopener">
                {article.sourceName}
              </a>
            ) : (
              article.sourceName
            )}
          </span>
        ) : null}
        {article.author ? <span>作者：{article.author}</span> : null}
        {article.responsibleEditor ? <span>责任编辑：{article.responsibleEditor}</span> : null}
        <span>
          发布时间：<time dateTime={machineTime(article.publishedAt)}>{minuteLabel(article.publishedAt)}</time>
        </span>
        <span>
          点击量：<span data-views>{article.views}</span>
        </span>
      </p>
      {article.originalTitle ? <p className="meta">原标题：{article.originalTitle}</p> : null}
      <ReadingTools articleId={article.id} title={article.title} />
    </header>
  );
}
