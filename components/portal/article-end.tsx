import { dayLabel, machineTime } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Props = {
  article: { sourceName: string | null; sourceNote: string | null; responsibleEditor: string | null; originalAuthor: string | null };
  corrections: readonly { id: number; correctedAt: Date; note: string }[];
};

/** Where the words come from, what was mended since, and where to tell of a mistake. */
export function ArticleEnd({ article, corrections }: Props) {
  return (
    <section className="article-end">
      {article.sourceNote ? <p>{article.sourceNote}</p> : article.sourceName ? <p>本文转载自{article.sourceName}。</p> : null}
      {article.originalAuthor ? <p>原作者：{article.originalAuthor}</p> : null}
      {article.responsibleEditor ? <p>责任编辑：{article.responsibleEditor}</p> : null}
      {corrections.length === 0 ? (
        <p>发布后没有更正。</p>
      ) : (
        <>
          <h2>更正</h2>
          <ul>
            {corrections.map((item) => (
              <li key={item.id}>
                <time dateTime={machineTime(item.correctedAt)}>{dayLabel(item.correctedAt)}</time>
                {item.note}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        发现错字或差错，<a href={routes.messages()}>告诉我们</a>。
      </p>
    </section>
  );
}
