import { JsonLd } from "#components/portal/json-ld.tsx";
import type { PublishedArticle } from "#lib/articles/public.ts";
import { machineTime } from "#lib/dates.ts";
import { getSettings } from "#lib/settings/public.ts";

/** The article as schema.org NewsArticle. */
export async function ArticleJsonLd({ article, url }: { article: PublishedArticle; url: string }) {
  const { siteName } = await getSettings();
  return (
    <JsonLd
      data={{
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        headline: article.title,
        description: article.summary,
        datePublished: machineTime(article.publishedAt),
        dateModified: machineTime(article.correctedAt ?? article.publishedAt),
        inLanguage: "zh-Hans",
        articleSection: article.channelName,
        mainEntityOfPage: url,
        author: article.author ? { "@type": "Person", name: article.author } : undefined,
        sourceOrganization: article.sourceName ? { "@type": "Organization", name: article.sourceName } : undefined,
        publisher: { "@type": "Organization", name: siteName },
        keywords: article.keywords.length > 0 ? article.keywords.join(",") : undefined,
      }}
    />
  );
}
