import { FigureGrid } from "#components/portal/figure-grid.tsx";
import { listKeyFigures } from "#lib/articles/public.ts";
import { machineTime, minuteLabel } from "#lib/dates.ts";
import type { Story } from "#lib/home/public.ts";
import { routes } from "#lib/routes.ts";

/** 头条: the one headline, with its confirmed key figures where it has no picture. */
export async function Headline({ article }: { article: Story | null }) {
  if (!article)
    return (
      <section className="wide headline">
        <p className="empty">暂无内容</p>
      </section>
    );
  const figures = (await listKeyFigures(article.id)).slice(0, 6);
  const first = figures[0];
  return (
    <section className="wide headline" aria-label="头条">
      <p className="kicker">
        <a href={routes.channel(article.channelSlug)}>{article.channelName}</a>
      </p>
      <h1>
        <a href={routes.article(article.id)}>{article.title}</a>
      </h1>
      <p className="standfirst">{article.summary}</p>
      <p className="meta">
        {article.sourceName ? <span>来源：{article.sourceName}</span> : null}
        <time dateTime={machineTime(article.publishedAt)}>{minuteLabel(article.publishedAt)}</time>
      </p>
      {first ? <FigureGrid figures={figures} note={`${first.zoneName ? `${first.zoneName}，` : ""}${first.period}，摘自本文。`} /> : null}
    </section>
  );
}
