import { notFound, permanentRedirect } from "next/navigation";
import { channelMetadata } from "#app/(portal)/_parts/channel-metadata.ts";
import { queryOf, readChannelQuery } from "#app/(portal)/_parts/channel-query.ts";
import { ChannelView } from "#app/(portal)/_parts/channel-view.tsx";
import { parseId, routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

type Props = PageProps<"/news/[channel]/pages/[page]">;

export async function generateMetadata({ params, searchParams }: Props) {
  const { channel, page } = await params;
  return channelMetadata(channel, parseId(page) ?? 1, readChannelQuery(await searchParams));
}

export default async function ChannelNumberedPage({ params, searchParams }: Props) {
  const { channel, page } = await params;
  const number = parseId(page);
  const query = readChannelQuery(await searchParams);
  if (!number) notFound();
  if (number === 1) permanentRedirect(routes.channel(channel, queryOf(query)));
  return <ChannelView slug={channel} page={number} query={{ ...query, before: undefined }} />;
}
