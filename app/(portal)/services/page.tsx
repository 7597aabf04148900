import { SectionIndex } from "#app/(portal)/_parts/content-page.tsx";
import { pageMetadata } from "#app/(portal)/_parts/page-metadata.ts";
import { routes } from "#lib/routes.ts";

export const dynamic = "force-dynamic";

export const generateMetadata = () => pageMetadata({ title: "协会服务", path: routes.services() });

export default function ServicesPage() {
  return <SectionIndex section="services" />;
}
