import { routes } from "#lib/routes.ts";

type Neighbour = { id: number; title: string } | null;

export function ArticleNeighbours({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  return (
    <nav className="neighbours" aria-label="上一篇和下一篇">
      <p>
        <span>上一篇</span>
        {previous ? (
          <a href={routes.article(previous.id)} rel="prev">
            {previous.title}
          </a>
        ) : (
          "本栏目没有更早的稿件"
        )}
      </p>
      <p>
        <span>下一篇</span>
        {next ? (
          <a href={routes.article(next.id)} rel="next">
            {next.title}
          </a>
        ) : (
          "本栏目没有更新的稿件"
        )}
      </p>
    </nav>
  );
}
