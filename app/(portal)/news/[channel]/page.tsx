import { channelMetadata } from "#app/(portal)/_parts/channel-metadata.ts";
import { readChannelQuery } from "#app/(portal)/_parts/channel-query.ts";
import { ChannelView } from "#app/(portal)/_parts/channel-view.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/news/[channel]">;

export async function generateMetadata({ params, searchParams }: Props) {
  return channelMetadata((await params).channel, 1, readChannelQuery(await searchParams));
}

export default async function ChannelPage({ params, searchParams }: Props) {
  return <ChannelView slug={(await params).channel} page={1} query={readChannelQuery(await searchParams)} />;
}
