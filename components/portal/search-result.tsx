import { dayLabel, machineTime } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Item = { id: number; title: string; summary: string; publishedAt: Date; channelName: string; sourceName: string | null; plainText: string };

/** A match with the query marked in its title and in the words around the first place. */
export function SearchResult({ article, query }: { article: Item; query: string }) {
  return (
    <article className="entry">
      <div className="entry-top">
        <h2>
          <a href={routes.article(article.id)}>
            <Marked text={article.title} query={query} />
          </a>
        </h2>
        <time dateTime={machineTime(article.publishedAt)}>{dayLabel(article.publishedAt)}</time>
      </div>
      <p>
        <Marked text={around(article.plainText, query) ?? article.summary} query={query} />
      </p>
      <p className="entry-meta">
        <span className="tag">{article.channelName}</span>
        {article.sourceName ? <span>{article.sourceName}</span> : null}
      </p>
    </article>
  );
}

function around(text: string, query: string): string | null {
  const at = text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return null;
  const start = Math.max(0, at - 30);
  return `${start > 0 ? "…" : ""}${text.slice(start, at + query.length + 90).replaceAll("\n", " ")}…`;
}

function Marked({ text, query }: { text: string; query: string }) {
  const at = text.toLowerCase().indexOf(query.toLowerCase());
  if (!query || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length)}
    </>
  );
}
