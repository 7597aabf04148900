import { JsonLd } from "#components/portal/json-ld.tsx";

export type Crumb = { name: string; href: string };

/** 当前位置： with the same path as structured data. The last item is the page itself. */
export function Breadcrumbs({ crumbs, siteUrl }: { crumbs: readonly Crumb[]; siteUrl: string }) {
  return (
    <nav className="breadcrumbs" aria-label="当前位置">
      <span>当前位置：</span>
      <ol>
        {crumbs.map((crumb, at) => (
          <li key={crumb.href}>
            <a href={crumb.href} aria-current={at === crumbs.length - 1 ? "page" : undefined}>
              {crumb.name}
            </a>
          </li>
        ))}
      </ol>
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@type": "BreadcrumbList",
          itemListElement: crumbs.map((crumb, at) => ({ "@type": "ListItem", position: at + 1, name: crumb.name, item: siteUrl + crumb.href })),
        }}
      />
    </nav>
  );
}
