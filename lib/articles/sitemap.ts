import "server-only";
import { db } from "#db/client.ts";
import { articles } from "#db/schema/index.ts";
import { isPublished, newestFirst } from "#lib/articles/cards.ts";
import { listChannels } from "#lib/channels/public.ts";
import { dayLabel } from "#lib/dates.ts";
import { listPages } from "#lib/pages/public.ts";
import { routes } from "#lib/routes.ts";
import { listTopics } from "#lib/topics/public.ts";
import { listZones } from "#lib/zones/public.ts";

/** The protocol allows 50,000 addresses a file. */
const articleLimit = 45_000;

export type SitemapEntry = { path: string; day?: string };

/** Every public address, the newest articles first. */
export async function listSitemap(): Promise<SitemapEntry[]> {
  const [channels, topics, services, about, zones, newest] = await Promise.all([
    listChannels(),
    listTopics(),
    listPages("services"),
    listPages("about"),
    listZones({}),
    db()
      .select({ id: articles.id, publishedAt: articles.publishedAt })
      .from(articles)
      .where(isPublished)
      .orderBy(...newestFirst)
      .limit(articleLimit),
  ]);
  const fixed = [
    routes.home(),
    routes.news(),
    routes.zones(),
    routes.services(),
    routes.about(),
    routes.submit(),
    routes.messages(),
    routes.magazine(),
    routes.links(),
    routes.sitemap(),
    routes.accessibility(),
    routes.privacy(),
    routes.copyright(),
  ];
  return [
    ...fixed.map((path) => ({ path })),
    ...channels.map((channel) => ({ path: routes.channel(channel.slug), day: channel.newest ? dayLabel(channel.newest) : undefined })),
    ...topics.map((topic) => ({ path: routes.topic(topic.slug) })),
    ...services.map((page) => ({ path: routes.service(page.slug) })),
    ...about.map((page) => ({ path: routes.aboutPage(page.slug) })),
    ...zones.map((zone) => ({ path: routes.zone(zone.code) })),
    ...newest.map((article) => ({ path: routes.article(article.id), day: article.publishedAt ? dayLabel(article.publishedAt) : undefined })),
  ];
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

export function sitemapXml(entries: readonly SitemapEntry[], siteUrl: string): string {
  const urls = entries.map(({ path, day }) => {
    const address = encodeURI(siteUrl + path).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
    return `<url><loc>${address}</loc>${day ? `<lastmod>${day}</lastmod>` : ""}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
}
