import { JsonLd } from "#components/portal/json-ld.tsx";
import { env } from "#lib/env.ts";
import { getSettings } from "#lib/settings/public.ts";

/** The site and its owner as structured data, on the home page. */
export async function SiteJsonLd() {
  const { siteName, siteNameEnglish } = await getSettings();
  const url = env().APP_URL;
  return (
    <JsonLd
      data={{
        "@context": "https://schema.org",
        "@graph": [
          { "@type": "Organization", "@id": `${url}/#organization`, name: siteName, alternateName: siteNameEnglish, url },
          {
            "@type": "WebSite",
            name: siteName,
            url,
            inLanguage: "zh-Hans",
            publisher: { "@id": `${url}/#organization` },
            potentialAction: {
              "@type": "SearchAction",
              target: `${url}/search?q={search_term_string}`,
              "query-input": "required name=search_term_string",
            },
          },
        ],
      }}
    />
  );
}
