import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleView } from "#app/(portal)/_parts/article-view.tsx";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { getPublishedArticle, listArticleParts } from "#lib/articles/public.ts";
import { parseId, routes } from "#lib/routes.ts";

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
  return <ArticleView article={article} parts={await listArticleParts(article.id)} counted />;
}
