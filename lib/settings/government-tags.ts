import { pubDate } from "#lib/dates.ts";

export type PageFacts = {
  column?: { name: string; type: string; description?: string; keywords?: string };
  article?: {
    title: string;
    publishedAt: Date;
    source?: string;
    author?: string;
    keywords?: readonly string[];
    description?: string;
    image?: string;
  };
};
type Input = PageFacts & { siteName: string; siteDomain: string; siteCode?: string; url: string };

/** The page tags 网页标签 of government sites as name and content; a tag without a value is not there. */
export function governmentTags({ siteName, siteDomain, siteCode, url, column, article }: Input): [string, string][] {
  const tags: [string, string | undefined][] = [
    ["SiteName", siteName],
    ["SiteDomain", siteDomain],
    ["SiteIDCode", siteCode],
    ["ColumnName", column?.name],
    ["ColumnType", column?.type],
    ["ColumnDescription", column?.description],
    ["ColumnKeywords", column?.keywords],
  ];
  if (article) {
    tags.push(
      ["ArticleTitle", article.title],
      ["PubDate", pubDate(article.publishedAt)],
      ["ContentSource", article.source],
      ["Author", article.author],
      ["Keywords", article.keywords?.join(",")],
      ["Description", article.description],
      ["Image", article.image],
      ["Url", url],
    );
  }
  return tags.filter((tag): tag is [string, string] => Boolean(tag[1]?.trim()));
}
