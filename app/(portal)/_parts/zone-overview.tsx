import { SectionHead } from "#components/portal/section-head.tsx";
import { ZoneMap } from "#components/portal/zone-map.tsx";
import { ZoneTypes } from "#components/portal/zone-types.tsx";
import { ZoneYears } from "#components/portal/zone-years.tsx";
import { routes } from "#lib/routes.ts";
import { getZoneOverview } from "#lib/zones/public.ts";

/** The catalogue of zones in figures: types, years of approval, provinces. */
export async function ZoneOverview() {
  const { total, types, provinces, years } = await getZoneOverview();
  if (total === 0) return null;
  return (
    <section className="section">
      <SectionHead title="中国开发区" more={{ name: "园区名录", href: routes.zones() }} />
      <div className="columns zone-overview">
        <div className="wide">
          <p className="big-number">
            <b>{total}</b>
            <span>
              家国家级开发区列入2018年版目录，
              <br />
              分布在{provinces.length}个省、自治区、直辖市。
            </span>
          </p>
          <ZoneTypes counts={new Map(types.map((row) => [row.type, row.items]))} hrefOf={(type) => routes.zones({ type })} />
          <ZoneYears years={years} />
          <p className="note">据《中国开发区审核公告目录》（2018年版）整理。</p>
        </div>
        <div className="narrow rail">
          <a className="plain-link" href={routes.zones()} aria-label="分省名录">
            <ZoneMap counts={new Map(provinces.map((row) => [row.province, row.items]))} />
          </a>
        </div>
      </div>
    </section>
  );
}
