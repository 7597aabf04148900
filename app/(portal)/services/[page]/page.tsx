import { SectionPage, sectionPageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/services/[page]">;

export async function generateMetadata({ params }: Props) {
  return sectionPageMetadata("services", (await params).page);
}

export default async function ServicesSubPage({ params }: Props) {
  return <SectionPage section="services" slug={(await params).page} />;
}
