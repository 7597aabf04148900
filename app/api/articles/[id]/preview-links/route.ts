import { mayPreview } from "#lib/articles/preview.ts";
import { listPreviewLinks } from "#lib/articles/share-preview.ts";
import { apiPerson } from "#lib/auth/api.ts";
import { minuteLabel } from "#lib/dates.ts";
import { tell } from "#lib/forms/api.ts";
import { parseId } from "#lib/routes.ts";

/** The shared links that still open. What they open by is not known any more. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const person = await apiPerson(request, "article.preview");
  if (person instanceof Response) return person;
  const id = parseId((await params).id) ?? 0;
  if (!(await mayPreview(person, id))) return tell(404, { error: "没有这篇稿件" });
  const links = await listPreviewLinks(person, id);
  return tell(200, { links: links.map((link) => ({ id: link.id, by: link.createdBy, until: minuteLabel(link.expiresAt) })) });
}
