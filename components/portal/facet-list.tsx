type Item = { name: string; items?: number; href: string; chosen?: boolean };

/** One way to narrow a list, as links with counts. */
export function FacetList({ items, columns = 1 }: { items: readonly Item[]; columns?: 1 | 2 }) {
  return (
    <ul className={columns === 2 ? "facets two" : "facets"}>
      {items.map((item) => (
        <li key={item.name}>
          <a href={item.href} aria-current={item.chosen ? "true" : undefined}>
            <span>{item.name}</span>
            {item.items === undefined ? null : <span className="facet-count">{item.items}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
