import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleView } from "#app/(portal)/_parts/article-view.tsx";
import { getPreview, isPreviewMark } from "#lib/articles/preview.ts";
import { parseId } from "#lib/routes.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "预览", robots: { index: false, follow: false } };

/** What readers will see of an article as it is being written. Only the preview door of the server asks for it. */
export default async function PreviewedPage({ params }: PageProps<"/preview-page/[id]/[mark]">) {
  const { id: given, mark } = await params;
  const id = parseId(given);
  const found = id && isPreviewMark(id, mark) ? await getPreview(id) : null;
  if (!found) notFound();
  return <ArticleView article={found.article} parts={found.parts} counted={false} />;
}
