import { SectionIndex } from "#app/(portal)/_parts/content-page.tsx";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = () => pageMetadata({ title: "关于协会", path: routes.about() });

export default function AboutPage() {
  return <SectionIndex section="about" />;
}
