import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { OutsideLink } from "#components/portal/outside-link.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { listLinkGroups } from "#lib/links/public.ts";
import { routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = () =>
  pageMetadata({ title: "友情链接", description: "政府部门、行业协会、新闻媒体与友情链接。", path: routes.links() });

export default async function LinksPage() {
  const groups = await listLinkGroups();
  return (
    <PortalPage current={null} crumbs={[{ name: "友情链接", href: routes.links() }]}>
      <header className="page-head">
        <h1>友情链接</h1>
        <p>名称未带链接的，网址尚待核实。</p>
      </header>
      {groups.map((group) => (
        <section key={group.slug} className="section">
          <SectionHead title={group.name} note={`${group.links.length}个`} />
          <ul className="partner-list">
            {group.links.map((link) => (
              <li key={link.name}>
                <OutsideLink name={link.name} url={link.url} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PortalPage>
  );
}
