import { rssFeed } from "#lib/articles/feeds.ts";
import { env } from "#lib/env.ts";
import { routes } from "#lib/routes.ts";
import { getSettings } from "#lib/settings/public.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  const { siteName, description } = await getSettings();
  const xml = await rssFeed({ title: siteName, description, siteUrl: env().APP_URL, path: routes.home(), feedPath: routes.feed() });
  return new Response(xml, { headers: { "Content-Type": "application/rss+xml; charset=utf-8" } });
}
