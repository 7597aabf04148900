const barHeight = 134;

type Year = { year: number; items: number };

/** Approvals by year as an ordered list of bars: it scales and reads aloud. */
export function ZoneYears({ years }: { years: readonly Year[] }) {
  const first = years[0]?.year ?? 0;
  const last = years.at(-1)?.year ?? 0;
  const byYear = new Map(years.map((row) => [row.year, row.items]));
  const span = Array.from({ length: last - first + 1 }, (_, at) => ({ year: first + at, items: byYear.get(first + at) ?? 0 }));
  const peaks = new Set(
    [...years]
      .sort((a, b) => b.items - a.items)
      .slice(0, 3)
      .map((row) => row.year),
  );
  const highest = Math.max(...years.map((row) => row.items), 1);
  const named = new Set([first, 1992, 2000, 2010, last]);
  return (
    <>
      <ol className="zone-years" aria-label="各年批准的国家级开发区数">
        {span.map((row) => (
          <li key={row.year} className={peaks.has(row.year) ? "peak" : undefined}>
            <span className="hidden-text">
              {row.year}年{row.items}家
            </span>
            {peaks.has(row.year) ? <b aria-hidden="true">{row.items}</b> : null}
            <svg aria-hidden="true" height={Math.round((row.items / highest) * barHeight)} />
            {named.has(row.year) ? <i aria-hidden="true">{row.year}</i> : null}
          </li>
        ))}
      </ol>
      <p className="note zone-years-note">
        各年批准的国家级开发区数（家），{first}—{last}年。分期批准的按首次批准年份计。
      </p>
    </>
  );
}
