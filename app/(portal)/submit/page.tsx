import { SitePage, sitePageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = () => sitePageMetadata("submit");

export default function SubmitPage() {
  return <SitePage slug="submit" current="submit" />;
}
