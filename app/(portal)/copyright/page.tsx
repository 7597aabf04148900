import { SitePage, sitePageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = () => sitePageMetadata("copyright");

export default function CopyrightPage() {
  return <SitePage slug="copyright" />;
}
