import { notFound } from "next/navigation";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { ArticleRows } from "#components/portal/article-rows.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { ZoneFacts } from "#components/portal/zone-facts.tsx";
import { tags } from "#lib/documents/tags.ts";
import { routes } from "#lib/routes.ts";
import { getZone, listZoneArticles } from "#lib/zones/public.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/zones/[code]">;

async function find(params: Props["params"]) {
  const { code } = await params;
  return /^G\d{6}$/.test(code) ? getZone(code) : null;
}

export async function generateMetadata({ params }: Props) {
  const zone = await find(params);
  if (!zone) return {};
  return pageMetadata({
    title: zone.name,
    description: `${zone.name}，${zone.province}，${zone.level}${zone.type}。主导产业：${zone.industries.join("、") || "目录未列"}。`,
    path: routes.zone(zone.code),
    facts: { column: { name: "中国开发区", type: "概况信息" } },
  });
}

export default async function ZonePage({ params }: Props) {
  const zone = await find(params);
  if (!zone) notFound();
  const articles = await listZoneArticles(zone.id);
  return (
    <PortalPage
      current="zones"
      crumbs={[
        { name: "中国开发区", href: routes.zones() },
        { name: zone.name, href: routes.zone(zone.code) },
      ]}
      tags={[tags.zones, tags.zone(zone.code)]}
    >
      <header className="page-head">
        <h1>{zone.name}</h1>
        <p>
          {zone.province}，{zone.level}
          {zone.type}
        </p>
      </header>
      <div className="columns">
        <section className="wide">
          <SectionHead title="相关稿件" />
          <ArticleRows articles={articles} empty="本站还没有提到这家开发区的稿件。" />
        </section>
        <aside className="narrow rail">
          <SectionHead plain title="基本情况" />
          <ZoneFacts zone={zone} />
          <p className="note">据《中国开发区审核公告目录》（2018年版）整理，以公告原文为准。</p>
          <p className="actions">
            <a href={routes.zones({ province: zone.province })}>{zone.province}名录</a>
            <a href={routes.zones({ type: zone.type })}>{zone.type}</a>
          </p>
        </aside>
      </div>
    </PortalPage>
  );
}
