import { type RevisionItem, revisionReasons } from "#lib/articles/revision-item.ts";
import { listRevisions } from "#lib/articles/revisions.ts";
import { apiPerson } from "#lib/auth/api.ts";
import { minuteLabel } from "#lib/dates.ts";
import { tell } from "#lib/forms/api.ts";
import { parseId } from "#lib/routes.ts";

/** The versions that were kept; none of an article that the person may not see. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const person = await apiPerson(request, "article.read");
  if (person instanceof Response) return person;
  const lines = await listRevisions(person, parseId((await params).id) ?? 0);
  const revisions: RevisionItem[] = lines.map(({ title: _, reason, by, at, ...line }) => ({
    ...line,
    reason: revisionReasons[reason],
    by: by ?? "系统",
    at: minuteLabel(at),
  }));
  return tell(200, { revisions });
}
