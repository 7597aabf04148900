import { z } from "zod";
import { notePresence } from "#lib/articles/note-presence.ts";
import { apiPerson } from "#lib/auth/api.ts";
import { answerRefusals, jsonOf, tell } from "#lib/forms/api.ts";
import { parseId } from "#lib/routes.ts";

const BeatFields = z.object({ tabId: z.uuid(), typed: z.boolean().default(false), leaving: z.boolean().default(false) });

/** A tab says every few seconds that it is open; the answer is who else is. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const person = await apiPerson(request, "article.read");
  if (person instanceof Response) return person;
  const beat = BeatFields.safeParse(await jsonOf(request));
  if (!beat.success) return tell(422, { error: "请求的格式不对" });
  const id = parseId((await params).id) ?? 0;
  return answerRefusals(async () => tell(200, await notePresence(person, id, beat.data)));
}
