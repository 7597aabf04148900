import { SitePage, sitePageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = () => sitePageMetadata("magazine");

export default function MagazinePage() {
  return <SitePage slug="magazine" />;
}
