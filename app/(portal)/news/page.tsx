import type { Metadata } from "next";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { ArticleRows } from "#components/portal/article-rows.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { listNewest } from "#lib/articles/public.ts";
import { listChannels } from "#lib/channels/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = (): Promise<Metadata> => pageMetadata({ title: "资讯中心", description: "各栏目最新稿件。", path: routes.news() });

export default async function NewsPage() {
  const channels = await listChannels();
  const blocks = await Promise.all(channels.map(async (channel) => ({ channel, articles: await listNewest(channel.slug, 5) })));
  return (
    <PortalPage current="news" crumbs={[{ name: "资讯中心", href: routes.news() }]} tags={channels.map((channel) => tags.channel(channel.slug))}>
      <header className="page-head">
        <h1>资讯中心</h1>
        <p>各栏目最新稿件，每栏五条。</p>
      </header>
      <ul className="tabs" aria-label="资讯栏目">
        {channels.map((channel) => (
          <li key={channel.slug}>
            <a href={routes.channel(channel.slug)}>{channel.name}</a>
          </li>
        ))}
      </ul>
      <div className="columns section-body">
        {blocks.map(({ channel, articles }) => (
          <section key={channel.slug} className="half">
            <SectionHead title={channel.name} more={{ name: "更多", href: routes.channel(channel.slug) }} />
            <ArticleRows articles={articles} />
          </section>
        ))}
      </div>
    </PortalPage>
  );
}
