import { SitePage, sitePageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = () => sitePageMetadata("privacy");

export default function PrivacyPage() {
  return <SitePage slug="privacy" />;
}
