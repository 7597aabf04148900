import { rssFeed } from "#lib/articles/feeds.ts";
import { getChannel } from "#lib/channels/public.ts";
import { env } from "#lib/env.ts";
import { routes } from "#lib/routes.ts";
import { getSettings } from "#lib/settings/public.ts";

export const dynamic = "force-dynamic";

export async function GET(_: Request, { params }: RouteContext<"/news/[channel]/feed.xml">) {
  const [channel, { siteName }] = await Promise.all([getChannel((await params).channel), getSettings()]);
  if (!channel) return new Response(null, { status: 404 });
  const head = {
    title: `${channel.name} - ${siteName}`,
    description: channel.description,
    siteUrl: env().APP_URL,
    path: routes.channel(channel.slug),
    feedPath: routes.channelFeed(channel.slug),
  };
  return new Response(await rssFeed(head, channel.id), { headers: { "Content-Type": "application/rss+xml; charset=utf-8" } });
}
