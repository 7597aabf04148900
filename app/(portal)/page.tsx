import type { Metadata } from "next";
import { listHomeSlots } from "#lib/home/public.ts";
import { routes } from "#lib/routes.ts";
import { HomeView } from "./_parts/home-view.tsx";
import { pageMetadata } from "./_parts/page-metadata.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = (): Promise<Metadata> => pageMetadata({ path: routes.home() });

export default async function HomePage() {
  return <HomeView slots={await listHomeSlots()} at={new Date()} />;
}
