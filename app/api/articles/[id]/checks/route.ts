import { apiPerson } from "#lib/auth/api.ts";
import { getArticleChecks, listDismissals } from "#lib/checks/dashboard.ts";
import { dismissFinding, restoreFinding } from "#lib/checks/dismiss-finding.ts";
import { DismissalFields } from "#lib/checks/dismissal-fields.ts";
import { answerRefusals, jsonOf, tell } from "#lib/forms/api.ts";
import { parseId } from "#lib/routes.ts";

type Context = { params: Promise<{ id: string }> };

/** The word lists and what was let stand, fetched by the editor after it stands. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const person = await apiPerson(request, "article.read");
  if (person instanceof Response) return person;
  const id = parseId((await params).id) ?? 0;
  return answerRefusals(async () => tell(200, await getArticleChecks(person, id)));
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const person = await apiPerson(request, "article.write");
  if (person instanceof Response) return person;
  const id = parseId((await params).id) ?? 0;
  const fields = DismissalFields.safeParse(await jsonOf(request));
  if (!fields.success) return tell(422, { error: fields.error.issues[0]?.message ?? "内容的格式不对" });
  return answerRefusals(async () => {
    await dismissFinding(person, id, fields.data);
    return tell(200, { dismissals: await listDismissals(person, id) });
  });
}

export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const person = await apiPerson(request, "article.write");
  if (person instanceof Response) return person;
  const id = parseId((await params).id) ?? 0;
  return answerRefusals(async () => {
    await restoreFinding(person, id, new URL(request.url).searchParams.get("finding") ?? "");
    return tell(200, { dismissals: await listDismissals(person, id) });
  });
}
