import { DraftFields } from "#lib/articles/draft-fields.ts";
import { saveDraft } from "#lib/articles/save-draft.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { apiPerson } from "#lib/auth/api.ts";
import { answerRefusals, jsonOf, tell } from "#lib/forms/api.ts";
import { parseId } from "#lib/routes.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const person = await apiPerson(request, "article.read");
  if (person instanceof Response) return person;
  const id = parseId((await params).id) ?? 0;
  return answerRefusals(async () => tell(200, await getStoredDraft(person, id)));
}

/** Autosave: 200 {version, savedAt}; 409 {current} when somebody else's words are newer; 422 {error} when they cannot be kept. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const person = await apiPerson(request, "article.write");
  if (person instanceof Response) return person;
  const id = parseId((await params).id) ?? 0;
  const fields = DraftFields.safeParse(await jsonOf(request));
  if (!fields.success) return tell(422, { error: fields.error.issues[0]?.message ?? "内容的格式不对，无法保存" });
  // Somebody else has signed in from this browser meanwhile; the words are not theirs.
  if (fields.data.userId !== person.userId) return tell(401, { error: "现在登录的是另一个账号" });
  return answerRefusals(
    async () => {
      const { version, savedAt } = await saveDraft(person, id, fields.data);
      return tell(200, { version, savedAt: savedAt.toISOString() });
    },
    async ({ detail }) => (typeof detail.version === "number" ? tell(409, { current: await getStoredDraft(person, id) }) : null),
  );
}
