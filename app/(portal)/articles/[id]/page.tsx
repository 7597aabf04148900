import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleJsonLd } from "#app/(portal)/_parts/article-json-ld.tsx";
import { ArticleRail } from "#app/(portal)/_parts/article-rail.tsx";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { ArticleBody } from "#components/portal/article-body.tsx";
import { ArticleEnd } from "#components/portal/article-end.tsx";
import { ArticleHead } from "#components/portal/article-head.tsx";
import { ArticleNeighbours } from "#components/portal/article-neighbours.tsx";
import { ShareBar } from "#components/portal/share-bar.tsx";
import { getPublishedArticle, listArticleParts, listNeighbours } from "#lib/articles/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { env } from "#lib/env.ts";
import { parseId, routes } from "#lib/routes.ts";
import { qrPath } from "#lib/sharing/qr.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/articles/[id]">;

async function find(params: Props["params"]) {
  const id = parseId((await params).id);
  return id ? getPublishedArticle(id) : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await find(params);
  if (!article) return {};
  const { title, summary, publishedAt, keywords } = article;
  return pageMetadata({
    title,
    description: summary,
    path: routes.article(article.id),
    feed: routes.channelFeed(article.channelSlug),
    facts: {
      column: { name: article.channelName, type: article.columnType },
      article: { title, publishedAt, keywords, description: summary, source: article.sourceName ?? undefined, author: article.author ?? undefined },
    },
  });
}

export default async function ArticlePage({ params }: Props) {
  const article = await find(params);
  if (!article) notFound();
  const [parts, neighbours] = await Promise.all([listArticleParts(article.id), listNeighbours(article)]);
  const url = env().APP_URL + routes.article(article.id);
  return (
    <PortalPage
      current="news"
      crumbs={[
        { name: "资讯中心", href: routes.news() },
        { name: article.channelName, href: routes.channel(article.channelSlug) },
      ]}
      tags={[tags.article(article.id), tags.channel(article.channelSlug)]}
    >
      <ArticleJsonLd article={article} url={url} />
      <div className="columns">
        <article className="wide article" data-article={article.id}>
          <p className="column-label">
            <a href={routes.channel(article.channelSlug)}>{article.channelName}</a>
          </p>
          <ArticleHead article={article} />
          <ArticleBody html={article.html} figures={parts.figures} attachments={parts.attachments} />
          <ArticleEnd article={article} corrections={parts.corrections} />
          <ShareBar title={article.title} url={url} qr={qrPath(url)} />
          <ArticleNeighbours previous={neighbours.previous} next={neighbours.next} />
          <noscript>
            <img src={routes.articlePixel(article.id)} alt="" width={1} height={1} />
          </noscript>
        </article>
        <ArticleRail article={article} zones={parts.zones} />
      </div>
    </PortalPage>
  );
}
