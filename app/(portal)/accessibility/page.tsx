import { SitePage, sitePageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = () => sitePageMetadata("accessibility");

export default function AccessibilityPage() {
  return <SitePage slug="accessibility" />;
}
