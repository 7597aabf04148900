import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { Pagination } from "#components/portal/pagination.tsx";
import { SearchResult } from "#components/portal/search-result.tsx";
import { SearchForm } from "#components/portal/site-header.tsx";
import { parseId, routes } from "#lib/routes.ts";
import { searchArticles, searchPageSize } from "#lib/search/public.ts";
import { listZones } from "#lib/zones/public.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/search">;

async function read(searchParams: Props["searchParams"]) {
  const { q, page } = await searchParams;
  const query = (Array.isArray(q) ? q[0] : q)?.trim().slice(0, 100) ?? "";
  return { query, page: Math.min(parseId(String(page ?? "1")) ?? 1, 20) };
}

export async function generateMetadata({ searchParams }: Props) {
  const { query } = await read(searchParams);
  return pageMetadata({ title: query ? `“${query}”的搜索结果` : "搜索", path: routes.search(), index: false });
}

export default async function SearchPage({ searchParams }: Props) {
  const { query, page } = await read(searchParams);
  const [found, zones] = query ? await Promise.all([searchArticles(query, page), listZones({ q: query })]) : [null, []];
  return (
    <PortalPage current={null} crumbs={[{ name: "搜索", href: routes.search() }]} query={query}>
      <header className="page-head">
        <h1>搜索</h1>
      </header>
      <div className="search-page">
        <SearchForm id="search-page" query={query} />
      </div>
      {found ? (
        <>
          <p className="search-summary">
            “{query}”：{found.bounded ? `超过${found.total}` : found.total}篇稿件{zones.length > 0 ? `，${zones.length}家开发区` : ""}
          </p>
          {zones.length > 0 && page === 1 ? (
            <ul className="zone-hits" aria-label="开发区">
              {zones.slice(0, 6).map((zone) => (
                <li key={zone.code}>
                  <a href={routes.zone(zone.code)}>{zone.name}</a>
                  <span>{zone.province}</span>
                </li>
              ))}
              {zones.length > 6 ? (
                <li>
                  <a href={routes.zones({ q: query })}>全部{zones.length}家</a>
                </li>
              ) : null}
            </ul>
          ) : null}
          {found.total === 0 ? (
            <NothingFound query={query} zones={zones.length} />
          ) : (
            found.items.map((item) => <SearchResult key={item.id} article={item} query={query} />)
          )}
          {found.bounded ? <p className="note">结果较多，按标题相符和时间列出前{found.total}篇；可加词缩小范围。</p> : null}
          <Pagination
            page={page}
            pages={Math.ceil(found.total / searchPageSize)}
            hrefOf={(n) => routes.search({ q: query, page: n > 1 ? n : undefined })}
            summary={`第${page}页`}
          />
        </>
      ) : null}
    </PortalPage>
  );
}

function NothingFound({ query, zones }: { query: string; zones: number }) {
  return (
    <div className="empty">
      <p>没有找到含有“{query}”的稿件。</p>
      <ul>
        <li>检查有没有错字，或换一个说法。</li>
        <li>减少几个字再搜。</li>
        <li>
          {zones > 0 ? "上面列出了名称相符的开发区；也可到" : "也可到"}
          <a href={routes.zones({ q: query })}>园区名录</a>按名称、代码或产业查找。
        </li>
      </ul>
    </div>
  );
}
