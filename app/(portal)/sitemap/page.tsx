import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { listChannels } from "#lib/channels/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { listNavigation } from "#lib/navigation/public.ts";
import { listPages } from "#lib/pages/public.ts";
import { routes } from "#lib/routes.ts";
import { listTopics } from "#lib/topics/public.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = () => pageMetadata({ title: "站点地图", path: routes.sitemap() });

export default async function SitemapPage() {
  const [navigation, channels, services, about, topics] = await Promise.all([
    listNavigation(),
    listChannels(),
    listPages("services"),
    listPages("about"),
    listTopics(),
  ]);
  const groups = [
    { title: "导航", items: navigation.flatMap((item) => [item, ...item.children]).map(({ label, href }) => ({ name: label, href })) },
    { title: "资讯中心", items: channels.map(({ name, slug }) => ({ name, href: routes.channel(slug) })) },
    { title: "专题", items: topics.map(({ title, slug }) => ({ name: title, href: routes.topic(slug) })) },
    { title: "协会服务", items: services.map(({ title, slug }) => ({ name: title, href: routes.service(slug) })) },
    { title: "中国开发区协会", items: about.map(({ title, slug }) => ({ name: title, href: routes.aboutPage(slug) })) },
    {
      title: "服务与声明",
      items: [
        { name: "搜索", href: routes.search() },
        { name: "我的收藏", href: routes.favorites() },
        { name: "留言", href: routes.messages() },
        { name: "《中国开发区》", href: routes.magazine() },
        { name: "友情链接", href: routes.links() },
        { name: "无障碍说明", href: routes.accessibility() },
        { name: "隐私政策", href: routes.privacy() },
        { name: "版权声明", href: routes.copyright() },
        { name: "RSS", href: routes.feed() },
      ],
    },
  ];
  const shown = [tags.channels, ...services.map((page) => tags.page("services", page.slug)), ...about.map((page) => tags.page("about", page.slug))];
  return (
    <PortalPage current={null} crumbs={[{ name: "站点地图", href: routes.sitemap() }]} tags={shown}>
      <header className="page-head">
        <h1>站点地图</h1>
      </header>
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <section key={group.title} className="section">
            <SectionHead title={group.title} />
            <ul className="partner-list">
              {group.items.map((item) => (
                <li key={item.href}>
                  <a href={item.href}>{item.name}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </PortalPage>
  );
}
