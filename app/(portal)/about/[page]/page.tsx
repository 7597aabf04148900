import { SectionPage, sectionPageMetadata } from "#app/(portal)/_parts/content-page.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/about/[page]">;

export async function generateMetadata({ params }: Props) {
  return sectionPageMetadata("about", (await params).page);
}

export default async function AboutSubPage({ params }: Props) {
  return <SectionPage section="about" slug={(await params).page} />;
}
