import { ArticleJsonLd } from "#app/(portal)/_parts/article-json-ld.tsx";
import { ArticleRail } from "#app/(portal)/_parts/article-rail.tsx";
import { PortalPage } from "#app/(portal)/_parts/portal-page.tsx";
import { ArticleBody } from "#components/portal/article-body.tsx";
import { ArticleEnd } from "#components/portal/article-end.tsx";
import { ArticleHead } from "#components/portal/article-head.tsx";
import { ArticleNeighbours } from "#components/portal/article-neighbours.tsx";
import { ShareBar } from "#components/portal/share-bar.tsx";
import { type listArticleParts, listNeighbours, type PublishedArticle } from "#lib/articles/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { env } from "#lib/env.ts";
import { routes } from "#lib/routes.ts";
import { qrPath } from "#lib/sharing/qr.ts";

type Props = {
  article: PublishedArticle;
  parts: Awaited<ReturnType<typeof listArticleParts>>;
  /** Whether a visit is counted; a preview is no visit. */
  counted: boolean;
};

/** The page of an article: one for readers and for the preview of what they will see. */
export async function ArticleView({ article, parts, counted }: Props) {
  const neighbours = await listNeighbours(article);
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
        <article className="wide article" data-article={counted ? article.id : undefined}>
          <p className="column-label">
            <a href={routes.channel(article.channelSlug)}>{article.channelName}</a>
          </p>
          <ArticleHead article={article} />
          <ArticleBody html={article.html} figures={parts.figures} attachments={parts.attachments} />
          <ArticleEnd article={article} corrections={parts.corrections} />
          <ShareBar title={article.title} url={url} qr={qrPath(url)} />
          <ArticleNeighbours previous={neighbours.previous} next={neighbours.next} />
          {counted ? (
            <noscript>
              <img src={routes.articlePixel(article.id)} alt="" width={1} height={1} />
            </noscript>
          ) : null}
        </article>
        <ArticleRail article={article} zones={parts.zones} />
      </div>
    </PortalPage>
  );
}
