import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { readZoneFilter, zoneFilterName } from "#app/(portal)/_parts/zone-query.ts";
import { FacetList } from "#components/portal/facet-list.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { ZoneMap } from "#components/portal/zone-map.tsx";
import { ZoneTable } from "#components/portal/zone-table.tsx";
import { ZoneTypes } from "#components/portal/zone-types.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { tags } from "#lib/documents/tags.ts";
import { routes } from "#lib/routes.ts";
import { getZoneOverview, listZoneFacets, listZones } from "#lib/zones/public.ts";
import { provincesOf, regions } from "#lib/zones/regions.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/zones">;

export async function generateMetadata({ searchParams }: Props) {
  const filter = readZoneFilter(await searchParams);
  return pageMetadata({
    title: `${zoneFilterName(filter)}国家级开发区名录`,
    description: "《中国开发区审核公告目录》（2018年版）所列国家级开发区，按地区、省份、类型和主导产业查找。",
    path: routes.zones(filter),
    facts: { column: { name: "中国开发区", type: "概况信息" } },
  });
}

export default async function ZonesPage({ searchParams }: Props) {
  const filter = readZoneFilter(await searchParams);
  const [zones, facets, overview] = await Promise.all([listZones(filter), listZoneFacets(filter), getZoneOverview()]);
  const href = (change: typeof filter) => routes.zones({ ...filter, ...change });
  const provinceCounts = new Map(facets.provinces.map((row) => [row.value, row.items]));
  const chips = (["region", "province", "type", "industry", "q"] as const).flatMap((key) => (filter[key] ? [{ key, value: filter[key] }] : []));
  const names = { region: "地区", province: "省份", type: "类型", industry: "产业", q: "查找" };
  return (
    <PortalPage current="zones" crumbs={[{ name: "中国开发区", href: routes.zones() }]} tags={[tags.zones]}>
      <header className="page-head">
        <h1>中国开发区</h1>
        <p>国家级开发区{overview.total}家名录。据《中国开发区审核公告目录》（2018年版）整理。</p>
      </header>
      <ZoneTypes
        counts={new Map(facets.types.map((row) => [row.value, row.items]))}
        chosen={filter.type}
        hrefOf={(type) => href({ type: filter.type === type ? undefined : type })}
      />
      <div className="columns">
        <div className="wide">
          <form className="search zone-search" action={routes.zones()}>
            <label className="hidden-text" htmlFor="zone-search">
              名称、代码或产业
            </label>
            <input id="zone-search" name="q" type="search" defaultValue={filter.q} placeholder="名称、代码或产业，如：集成电路" maxLength={40} />
            {(["region", "province", "type", "industry"] as const).map((key) =>
              filter[key] ? <input key={key} type="hidden" name={key} value={filter[key]} /> : null,
            )}
            <button type="submit">查找</button>
          </form>
          <div className="zone-count">
            <h2>
              {zoneFilterName(filter) || "全部"}　{zones.length}家
            </h2>
            {chips.length > 0 ? (
              <p className="chips">
                {chips.map((chip) => (
                  <a key={chip.key} className="chip" href={href({ [chip.key]: undefined })}>
                    {names[chip.key]}：{chip.value}
                    <Icon name="close" />
                    <span className="hidden-text">，去掉这个条件</span>
                  </a>
                ))}
                <a href={routes.zones()}>清除筛选</a>
              </p>
            ) : null}
          </div>
          {zones.length === 0 ? (
            <p className="empty">
              没有符合条件的开发区。<a href={routes.zones()}>清除筛选</a>
            </p>
          ) : (
            <ZoneTable zones={zones} />
          )}
          <p className="actions">
            <a href={routes.zonesCsv(filter)}>下载本表（CSV）</a>
          </p>
        </div>
        <aside className="narrow rail">
          <section className="rail-box">
            <SectionHead plain title="省份" note="格内为家数" />
            <ZoneMap
              counts={provinceCounts}
              chosen={filter.province}
              hrefOf={(province) => href({ province: filter.province === province ? undefined : province, region: undefined })}
            />
          </section>
          <section className="rail-box">
            <SectionHead plain title="地区" />
            <FacetList
              columns={2}
              items={regions.map((region) => ({
                name: region,
                items: provincesOf(region).reduce((sum, name) => sum + overviewCount(overview.provinces, name), 0),
                href: href({ region: filter.region === region ? undefined : region, province: undefined }),
                chosen: filter.region === region,
              }))}
            />
          </section>
          <section className="rail-box">
            <SectionHead plain title="主导产业" note={zoneFilterName({ ...filter, industry: undefined }) || undefined} />
            <FacetList
              columns={2}
              items={facets.industries.map((row) => ({
                name: row.value,
                items: row.items,
                href: href({ industry: filter.industry === row.value ? undefined : row.value }),
                chosen: filter.industry === row.value,
              }))}
            />
          </section>
          <section className="rail-box">
            <SectionHead plain title="级别" />
            <FacetList items={[{ name: "国家级", items: overview.total, href: routes.zones(), chosen: true }]} />
            <p className="note">目录另列省级开发区1991家，本站尚未录入。</p>
          </section>
        </aside>
      </div>
    </PortalPage>
  );
}

function overviewCount(rows: readonly { province: string; items: number }[], name: string): number {
  return rows.find((row) => row.province === name)?.items ?? 0;
}
