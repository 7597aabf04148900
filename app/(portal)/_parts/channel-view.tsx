import { notFound } from "next/navigation";
import { FacetList } from "#components/portal/facet-list.tsx";
import { Pagination } from "#components/portal/pagination.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { YearList } from "#components/portal/year-list.tsx";
import { lastNumberedPage, listChannelPage, listFacets, listOlder, pageSize } from "#lib/articles/lists.ts";
import { getChannel, listChannels } from "#lib/channels/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { routes } from "#lib/routes.ts";
import { type ChannelQuery, queryOf } from "./channel-query.ts";
import { PortalPage } from "./portal-page.tsx";

/** One page of a channel: rows by year, columns as tabs, facets beside them. */
export async function ChannelView({ slug, page, query }: { slug: string; page: number; query: ChannelQuery }) {
  const channel = await getChannel(slug);
  if (!channel || page > lastNumberedPage) notFound();
  const [channels, facets, listed] = await Promise.all([
    listChannels(),
    listFacets(channel.id),
    query.before ? listOlder(channel.id, query, query.before) : listChannelPage(channel.id, query, page),
  ]);
  if (!listed || (page > 1 && listed.items.length === 0)) notFound();
  const pages = Math.max(1, Math.ceil(listed.total / pageSize));
  const last = listed.items.at(-1);
  const older =
    last && listed.more && (query.before || page === lastNumberedPage) ? routes.channel(slug, { ...queryOf(query), before: last.id }) : undefined;
  const parent = channels.find((item) => item.id === channel.parentId);
  const root = parent ?? channel;
  const below = channels.filter((item) => item.parentId === root.id);
  const filtered = Boolean(query.year || query.kind || query.region);
  const facetHref = (change: Partial<ChannelQuery>) => routes.channel(slug, queryOf({ ...query, ...change, before: undefined }));
  return (
    <PortalPage
      current="news"
      crumbs={[
        { name: "资讯中心", href: routes.news() },
        ...(parent ? [{ name: parent.name, href: routes.channel(parent.slug) }] : []),
        { name: channel.name, href: routes.channel(slug) },
      ]}
      tags={[tags.channel(slug)]}
    >
      <header className="page-head">
        <h1>{channel.name}</h1>
        {channel.description ? <p>{channel.description}</p> : null}
      </header>
      <ul className="tabs" aria-label="资讯栏目">
        {channels
          .filter((item) => item.parentId === null)
          .map((item) => (
            <li key={item.slug}>
              <a href={routes.channel(item.slug)} aria-current={item.slug === slug ? "page" : item.id === root.id ? "true" : undefined}>
                {item.name}
              </a>
            </li>
          ))}
      </ul>
      {below.length > 0 ? (
        <ul className="tabs" aria-label={`${root.name}的子栏目`}>
          {below.map((item) => (
            <li key={item.slug}>
              <a href={routes.channel(item.slug)} aria-current={item.slug === slug ? "page" : undefined}>
                {item.name}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="columns">
        <div className="wide">
          {listed.items.length === 0 ? (
            <p className="empty">
              {filtered ? "没有符合条件的稿件。" : "本栏目暂无内容。"}
              {filtered ? <a href={routes.channel(slug)}>清除筛选</a> : null}
            </p>
          ) : (
            <YearList
              articles={listed.items}
              counts={new Map(facets.years.map((year) => [year.value, year.items]))}
              counted={facets.counted && !filtered}
            />
          )}
          <Pagination
            page={query.before ? 0 : page}
            pages={query.before ? 0 : pages}
            hrefOf={(n) => routes.channelPage(slug, n, queryOf(query))}
            older={older}
            summary={query.before ? "按时间续查更早的稿件" : `共${listed.more ? "超过" : ""}${listed.total}件，第${page}/${pages}页`}
          />
        </div>
        <aside className="narrow rail">
          {facets.kinds.length > 1 ? (
            <section className="rail-box">
              <SectionHead plain title="类别" />
              <FacetList
                items={[
                  { name: "全部", href: facetHref({ kind: undefined }), chosen: !query.kind },
                  ...facets.kinds.map((kind) => ({
                    name: kind.value,
                    items: kind.items,
                    href: facetHref({ kind: kind.value }),
                    chosen: query.kind === kind.value,
                  })),
                ]}
              />
            </section>
          ) : null}
          {facets.regions.length > 1 ? (
            <section className="rail-box">
              <SectionHead plain title="适用地区" />
              <FacetList
                items={[
                  { name: "全部", href: facetHref({ region: undefined }), chosen: !query.region },
                  ...facets.regions.map((region) => ({
                    name: region.value,
                    items: region.items,
                    href: facetHref({ region: region.value }),
                    chosen: query.region === region.value,
                  })),
                ]}
              />
            </section>
          ) : null}
          <section className="rail-box">
            <SectionHead plain title="年份" />
            <FacetList
              columns={2}
              items={[
                { name: "全部", href: facetHref({ year: undefined }), chosen: !query.year },
                ...facets.years.map((year) => ({
                  name: `${year.value}年`,
                  items: facets.counted ? year.items : undefined,
                  href: facetHref({ year: Number(year.value) }),
                  chosen: String(query.year) === year.value,
                })),
              ]}
            />
          </section>
          {slug === "policies" ? <p className="note">日期为最近一次通过、修订或修正的日期。</p> : null}
          <p className="rail-note">
            <a href={routes.channelFeed(slug)}>订阅本栏目（RSS）</a>
          </p>
        </aside>
      </div>
    </PortalPage>
  );
}
