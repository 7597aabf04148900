import type { Metadata } from "next";
import { HomeView } from "#app/(portal)/_parts/home-view.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel, parseInputTime } from "#lib/dates.ts";
import { decodeArrangement } from "#lib/home/arrangement.ts";
import { listHomeSlots } from "#lib/home/public.ts";

export const metadata: Metadata = { title: "首页预览", robots: { index: false, follow: false } };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The home page with an arrangement that is not published, at a time of one's choice. */
export default async function HomePreviewPage({ searchParams }: Props) {
  await requirePerson("home.arrange");
  const { a, at } = await searchParams;
  const time = (typeof at === "string" ? parseInputTime(at) : null) ?? new Date();
  const slots = (typeof a === "string" ? decodeArrangement(a) : null) ?? (await listHomeSlots());
  return (
    <>
      <p className="page note">预览：{minuteLabel(time)}的首页，改动还没有发布，只有你看得到。</p>
      <HomeView slots={slots} at={time} />
    </>
  );
}
