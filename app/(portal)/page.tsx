import type { Metadata } from "next";
import { ArticleRows } from "#components/portal/article-rows.tsx";
import { LeadBlock } from "#components/portal/lead-block.tsx";
import { NoticeStrip } from "#components/portal/notice-strip.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { listNewest } from "#lib/articles/public.ts";
import { listChannels } from "#lib/channels/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { routes } from "#lib/routes.ts";
import { listTopicArticles, listTopics } from "#lib/topics/public.ts";
import { ChannelIndex } from "./_parts/channel-index.tsx";
import { Headline } from "./_parts/headline.tsx";
import { pageMetadata } from "./_parts/page-metadata.ts";
import { PortalPage } from "./_parts/portal-page.tsx";
import { SiteJsonLd } from "./_parts/site-json-ld.tsx";
import { WaysIn } from "./_parts/ways-in.tsx";
import { ZoneOverview } from "./_parts/zone-overview.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = (): Promise<Metadata> => pageMetadata({ path: routes.home() });

export default async function HomePage() {
  const [channels, notices, policies, zoneNews, headlines, topics] = await Promise.all([
    listChannels(),
    listNewest("notices", 5),
    listNewest("policies", 7),
    listNewest("national-zones", 4),
    listNewest("headlines", 4),
    listTopics(),
  ]);
  const blocks = await Promise.all(topics.slice(0, 2).map(async (topic) => ({ topic, articles: await listTopicArticles(topic.id, 6) })));
  const shown = [tags.home, tags.zones, ...channels.map((channel) => tags.channel(channel.slug)), ...topics.map((topic) => tags.topic(topic.slug))];
  return (
    <PortalPage current="home" home tags={shown}>
      <SiteJsonLd />
      <NoticeStrip notices={notices} listHref={routes.channel("notices")} />
      <div className="columns lead-row">
        <Headline />
        <section className="narrow rail">
          <SectionHead plain title="政策法规" more={{ name: "更多", href: routes.channel("policies") }} />
          <ArticleRows articles={policies} />
        </section>
      </div>
      <ZoneOverview />
      <div className="columns section">
        {blocks.map(({ topic, articles }) => (
          <LeadBlock key={topic.slug} title={`专题：${topic.title}`} href={routes.topic(topic.slug)} articles={articles} />
        ))}
      </div>
      <ChannelIndex channels={channels} zoneNews={zoneNews} headlines={headlines} />
      <WaysIn />
    </PortalPage>
  );
}
