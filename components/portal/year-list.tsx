import { dayLabel, machineTime, yearOf } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Item = { id: number; title: string; summary: string; publishedAt: Date; documentKind: string | null; region: string | null };
type Props = { articles: readonly Item[]; counts: ReadonlyMap<string, number>; counted: boolean };

/** Articles of a channel with the year hanging in the margin. */
export function YearList({ articles, counts, counted }: Props) {
  const years = Map.groupBy(articles, (article) => yearOf(article.publishedAt));
  return (
    <div className="year-list">
      {[...years].map(([year, items]) => (
        <section key={year} className="year">
          <h2>
            {year}年{counted && counts.get(String(year)) ? <small>{counts.get(String(year))}件</small> : null}
          </h2>
          <div>
            {items.map((article) => (
              <Entry key={article.id} article={article} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Entry({ article }: { article: Item }) {
  return (
    <article className="entry">
      <div className="entry-top">
        <h3>
          <a href={routes.article(article.id)}>{article.title}</a>
        </h3>
        <time dateTime={machineTime(article.publishedAt)}>{dayLabel(article.publishedAt)}</time>
      </div>
      <p>{article.summary}</p>
      {article.documentKind || article.region ? (
        <p className="entry-meta">
          {article.documentKind ? <span className="tag">{article.documentKind}</span> : null}
          {article.region ? <span>{article.region}</span> : null}
        </p>
      ) : null}
    </article>
  );
}
