import { notFound } from "next/navigation";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { YearList } from "#components/portal/year-list.tsx";
import { tags } from "#lib/documents/tags.ts";
import { routes } from "#lib/routes.ts";
import { getTopic, listTopicArticles } from "#lib/topics/public.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/topics/[slug]">;

export async function generateMetadata({ params }: Props) {
  const topic = await getTopic((await params).slug);
  return topic ? pageMetadata({ title: `专题：${topic.title}`, description: topic.lead, path: routes.topic(topic.slug) }) : {};
}

export default async function TopicPage({ params }: Props) {
  const topic = await getTopic((await params).slug);
  if (!topic) notFound();
  const articles = await listTopicArticles(topic.id);
  const byTime = articles.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  return (
    <PortalPage
      current="news"
      crumbs={[
        { name: "资讯中心", href: routes.news() },
        { name: `专题：${topic.title}`, href: routes.topic(topic.slug) },
      ]}
      tags={[tags.topic(topic.slug)]}
    >
      <header className="page-head">
        <h1>专题：{topic.title}</h1>
        {topic.lead ? <p>{topic.lead}</p> : null}
      </header>
      {byTime.length === 0 ? <p className="empty">本专题暂无内容。</p> : <YearList articles={byTime} counts={new Map()} counted={false} />}
    </PortalPage>
  );
}
