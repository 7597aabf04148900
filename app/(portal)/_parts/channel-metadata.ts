import type { Metadata } from "next";
import { getChannel } from "#lib/channels/public.ts";
import { routes } from "#lib/routes.ts";
import { type ChannelQuery, queryOf } from "./channel-query.ts";
import { pageMetadata } from "./page-metadata.ts";

export async function channelMetadata(slug: string, page: number, query: ChannelQuery): Promise<Metadata> {
  const channel = await getChannel(slug);
  if (!channel) return {};
  const year = query.year ? `${query.year}年` : "";
  return pageMetadata({
    title: `${year}${channel.name}${page > 1 ? `（第${page}页）` : ""}`,
    description: channel.description,
    path: routes.channelPage(slug, page, queryOf(query)),
    feed: routes.channelFeed(slug),
    index: !query.before,
    facts: { column: { name: channel.name, type: channel.columnType, description: channel.description, keywords: channel.name } },
  });
}
