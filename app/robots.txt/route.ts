import { env } from "#lib/env.ts";

export const dynamic = "force-dynamic";

export function GET() {
  const lines = ["User-agent: *", "Disallow: /search", "Disallow: /favorites", "Disallow: /api/", `Sitemap: ${env().APP_URL}/sitemap.xml`, ""];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
