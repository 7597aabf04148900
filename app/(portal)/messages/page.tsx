import { SitePage, sitePageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

export const generateMetadata = () => sitePageMetadata("messages");

export default function MessagesPage() {
  return <SitePage slug="messages" />;
}
