type Props = {
  page: number;
  size: number;
  shown: number;
  total: number;
  limit: number;
  /** The last page that has a number. */
  last: number;
  /** The page was reached by a cursor and has no number. */
  after: boolean;
  next: string | null;
  href: (place: { page?: number; after?: string }) => string;
  exportHref: string;
};

export function ArticlesPager({ page, size, shown, total, limit, last, after, next, href, exportHref }: Props) {
  if (shown === 0 && page === 1 && !after) return null;
  const pages = Math.min(Math.ceil(total / size), last);
  const numbers = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
  const from = (page - 1) * size + 1;
  const many = total > limit ? `${limit}篇以上` : `${total}篇`;
  return (
    <nav className="pager" aria-label="翻页">
      <span>{after ? `更早的${shown}篇` : shown === 0 ? `共${many}` : `第${from}—${from + shown - 1}篇，共${many}`}</span>
      <a href={exportHref} download>
        导出CSV
      </a>
      <span className="push" />
      {after ? <a href={href({})}>回到第1页</a> : null}
      {!after && page > 1 ? (
        <a href={href({ page: page - 1 === 1 ? undefined : page - 1 })} rel="prev">
          上一页
        </a>
      ) : null}
      {!after && pages > 1
        ? numbers.map((number, at) => (
            <span key={number} className="row">
              {at > 0 && number - (numbers[at - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
              <a
                href={href({ page: number === 1 ? undefined : number })}
                aria-current={number === page ? "page" : undefined}
                aria-label={`第${number}页`}
              >
                {number}
              </a>
            </span>
          ))
        : null}
      {!after && page < pages ? (
        <a href={href({ page: page + 1 })} rel="next">
          下一页
        </a>
      ) : null}
      {next ? <a href={href({ after: next })}>更早的</a> : null}
    </nav>
  );
}
