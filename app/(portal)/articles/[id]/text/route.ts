import { plainVersion } from "#lib/articles/plain-version.ts";
import { getPublishedArticle } from "#lib/articles/public.ts";
import { tags } from "#lib/documents/tags.ts";
import { env } from "#lib/env.ts";
import { parseId } from "#lib/routes.ts";
import { mourningAt } from "#lib/settings/mourning.ts";
import { getSettings } from "#lib/settings/public.ts";

export const dynamic = "force-dynamic";

/** 简洁版: the words and nothing else, without any script. */
export async function GET(_: Request, { params }: RouteContext<"/articles/[id]/text">) {
  const id = parseId((await params).id);
  const [article, settings] = await Promise.all([id ? getPublishedArticle(id) : null, getSettings()]);
  if (!article) return new Response(null, { status: 404 });
  const shown = [tags.article(article.id), tags.settings];
  const site = { siteName: settings.siteName, siteUrl: env().APP_URL, tags: shown, mourning: mourningAt(settings, new Date()) };
  return new Response(plainVersion(article, site), {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}
