type Props = { page: number; pages: number; hrefOf: (page: number) => string; summary: string; older?: string };

function numbers(page: number, pages: number): (number | "gap")[] {
  const shown = new Set([1, pages, page - 2, page - 1, page, page + 1, page + 2]);
  const sorted = [...shown].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return sorted.flatMap((n, at) => (at > 0 && n - (sorted[at - 1] ?? n) > 1 ? ["gap" as const, n] : [n]));
}

/** Numbered pages in the address; beyond the last one a link to older articles. */
export function Pagination({ page, pages, hrefOf, summary, older }: Props) {
  if (pages <= 1 && !older) return null;
  return (
    <nav className="pagination" aria-label="分页">
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev">
          上一页
        </a>
      ) : null}
      {numbers(page, pages).map((n, at) =>
        n === "gap" ? (
          <span key={`gap-${at === 1 ? "low" : "high"}`} aria-hidden="true">
            …
          </span>
        ) : n === page ? (
          <b key={n} aria-current="page">
            <span className="hidden-text">第</span>
            {n}
            <span className="hidden-text">页</span>
          </b>
        ) : (
          <a key={n} href={hrefOf(n)} aria-label={`第${n}页`}>
            {n}
          </a>
        ),
      )}
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next">
          下一页
        </a>
      ) : null}
      {older ? <a href={older}>更早的稿件</a> : null}
      <span className="pagination-summary">{summary}</span>
    </nav>
  );
}
