import { ArticleRows } from "#components/portal/article-rows.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { ZoneFacts } from "#components/portal/zone-facts.tsx";
import { listMostRead, listNewest, listRelated } from "#lib/articles/public.ts";
import { routes } from "#lib/routes.ts";
import type { Zone } from "#lib/zones/public.ts";

type Props = {
  article: { id: number; channelId: number; channelSlug: string };
  zones: readonly Pick<Zone, "code" | "name" | "level" | "approvedMonths" | "areaHectares" | "industries">[];
};

/** Beside an article: the zone it is about, related articles, notices, what is read most in its channel. */
export async function ArticleRail({ article, zones }: Props) {
  const [related, mostRead, notices] = await Promise.all([listRelated(article), listMostRead(article.channelId), listNewest("notices", 3)]);
  const zone = zones[0];
  return (
    <aside className="narrow rail" aria-label="相关内容">
      {zone && zones.length < 3 ? (
        <section className="rail-box">
          <SectionHead plain title="文中开发区" />
          <h3 className="rail-name">
            <a href={routes.zone(zone.code)}>{zone.name}</a>
          </h3>
          <ZoneFacts zone={zone} />
          <p className="note">据《中国开发区审核公告目录》（2018年版）整理。</p>
        </section>
      ) : null}
      <section className="rail-box">
        <SectionHead plain title="相关文章" more={{ name: "更多", href: routes.channel(article.channelSlug) }} />
        <ArticleRows articles={related} />
      </section>
      <section className="rail-box">
        <SectionHead plain title="本栏目热读" />
        {mostRead.length === 0 ? (
          <p className="empty">本栏目有五篇稿件被阅读后，这里按点击量列出。</p>
        ) : (
          <ol className="rows ranked">
            {mostRead.map((item) => (
              <li key={item.id}>
                <a href={routes.article(item.id)}>{item.title}</a>
                <span>{item.views}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="rail-box">
        <SectionHead plain title="通知公告" more={{ name: "更多", href: routes.channel("notices") }} />
        <ArticleRows articles={notices} />
      </section>
    </aside>
  );
}
