import type { Metadata } from "next";
import { env } from "#lib/env.ts";
import { governmentTags, type PageFacts } from "#lib/settings/government-tags.ts";
import { getSettings } from "#lib/settings/public.ts";

type Input = { title?: string; description?: string; path: string; image?: string; facts?: PageFacts; index?: boolean; feed?: string };

/** Title, canonical address, Open Graph and the page tags of government sites, for any public page. */
export async function pageMetadata({ title, description, path, image, facts, index = true, feed }: Input): Promise<Metadata> {
  const settings = await getSettings();
  const base = env().APP_URL;
  const url = base + path;
  const fullTitle = title ? `${title} - ${settings.siteName}` : settings.siteName;
  const about = description || settings.description;
  const tags = governmentTags({ siteName: settings.siteName, siteDomain: new URL(base).host, siteCode: settings.siteCode, url, ...facts });
  return {
    metadataBase: new URL(base),
    title: fullTitle,
    // Page tags name the same thing `Description`, and names of meta elements know no case.
    description: facts?.article ? undefined : about,
    alternates: { canonical: url, types: { "application/rss+xml": `${base}${feed ?? "/feed.xml"}` } },
    openGraph: {
      title: title ?? settings.siteName,
      description: about,
      url,
      siteName: settings.siteName,
      locale: "zh_CN",
      type: facts?.article ? "article" : "website",
      images: image ? [image] : undefined,
    },
    robots: index ? undefined : { index: false },
    other: Object.fromEntries(tags),
  };
}
