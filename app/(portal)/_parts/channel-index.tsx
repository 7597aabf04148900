import { ArticleRows } from "#components/portal/article-rows.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import type { ArticleCard } from "#lib/articles/cards.ts";
import type { Channel } from "#lib/channels/public.ts";
import { routes } from "#lib/routes.ts";

const measure: Record<string, string> = { 通知公告: "条", 政策文件: "件" };

export function channelCount(channel: { items: number; columnType: string }): string {
  return channel.items === 0 ? "暂无内容" : `${channel.items}${measure[channel.columnType] ?? "篇"}`;
}

type Props = {
  channels: readonly Channel[];
  zoneNews: readonly ArticleCard[];
  headlines: readonly ArticleCard[] /** The office shows 要闻 of its own above. */;
  arranged: boolean;
};

/** All columns with their counts, then the newest of the two that move most. */
export function ChannelIndex({ channels, zoneNews, headlines, arranged }: Props) {
  return (
    <section className="section">
      <SectionHead title="资讯栏目" more={{ name: "全部稿件", href: routes.news() }} />
      <ul className="channel-index">
        {channels.map((channel) => (
          <li key={channel.slug}>
            <a href={routes.channel(channel.slug)}>
              <b>{channel.name}</b>
              <span>{channelCount(channel)}</span>
            </a>
          </li>
        ))}
      </ul>
      <div className="columns section-body">
        <section className="half">
          <SectionHead plain title={arranged ? "更多要闻" : "要闻"} more={{ name: "更多", href: routes.channel("headlines") }} />
          <ArticleRows articles={headlines} />
        </section>
        <section className="half">
          <SectionHead plain title="国家级开发区动态" more={{ name: "更多", href: routes.channel("national-zones") }} />
          <ArticleRows articles={zoneNews} />
        </section>
      </div>
    </section>
  );
}
