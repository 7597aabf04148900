type Figure = { indicator: string; value: string; unit: string; change: string | null };

/** Confirmed key figures of a release, three by two. */
export function FigureGrid({ figures, note }: { figures: readonly Figure[]; note: string }) {
  return (
    <>
      <ul className="figure-grid">
        {figures.map((figure) => (
          <li key={figure.indicator}>
            <span>{figure.indicator}</span>
            <p>
              <b>{figure.value}</b>
              <span>{figure.unit}</span>
            </p>
            {figure.change ? <small>{figure.change}</small> : null}
          </li>
        ))}
      </ul>
      <p className="note">{note}</p>
    </>
  );
}
