import { listSitemap, sitemapXml } from "#lib/articles/sitemap.ts";
import { env } from "#lib/env.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(sitemapXml(await listSitemap(), env().APP_URL), { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}
