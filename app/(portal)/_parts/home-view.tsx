import { ArticleRows } from "#components/portal/article-rows.tsx";
import { LeadBlock } from "#components/portal/lead-block.tsx";
import { NoticeStrip } from "#components/portal/notice-strip.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { listNewest } from "#lib/articles/public.ts";
import { listChannels } from "#lib/channels/public.ts";
import { tags } from "#lib/documents/tags.ts";
import type { Arrangement } from "#lib/home/arrangement.ts";
import { getArrangedHome } from "#lib/home/public.ts";
import { routes } from "#lib/routes.ts";
import { listTopicArticles, listTopics } from "#lib/topics/public.ts";
import { ChannelIndex } from "./channel-index.tsx";
import { Headline } from "./headline.tsx";
import { PortalPage } from "./portal-page.tsx";
import { SiteJsonLd } from "./site-json-ld.tsx";
import { WaysIn } from "./ways-in.tsx";
import { ZoneOverview } from "./zone-overview.tsx";

type Props = {
  slots: Arrangement;
  /** The time whose arrangement is shown: now, or that of a preview. */
  at: Date;
};

export async function HomeView({ slots, at }: Props) {
  const [arranged, channels, notices, policies, zoneNews, headlines, topics] = await Promise.all([
    getArrangedHome(slots, at),
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
    <PortalPage current="home" home tags={shown} until={arranged.until}>
      <SiteJsonLd />
      <NoticeStrip notices={notices} listHref={routes.channel("notices")} />
      <div className="columns lead-row">
        <Headline article={arranged.headline} />
        <section className="narrow rail">
          <SectionHead plain title="政策法规" more={{ name: "更多", href: routes.channel("policies") }} />
          <ArticleRows articles={policies} />
        </section>
      </div>
      {arranged.lead.length + arranged.recommended.length > 0 ? (
        <div className="columns section">
          {arranged.lead.length > 0 ? <LeadBlock title="要闻" href={routes.channel("headlines")} articles={arranged.lead} /> : null}
          {arranged.recommended.length > 0 ? <LeadBlock title="推荐" href={routes.news()} articles={arranged.recommended} /> : null}
        </div>
      ) : null}
      <ZoneOverview />
      <div className="columns section">
        {blocks.map(({ topic, articles }) => (
          <LeadBlock key={topic.slug} title={`专题：${topic.title}`} href={routes.topic(topic.slug)} articles={articles} />
        ))}
      </div>
      <ChannelIndex channels={channels} zoneNews={zoneNews} headlines={headlines} arranged={arranged.lead.length > 0} />
      <WaysIn />
    </PortalPage>
  );
}
