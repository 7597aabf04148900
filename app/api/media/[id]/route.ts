import { apiPerson } from "#lib/auth/api.ts";
import { findItem } from "#lib/media/dashboard.ts";
import { parseId } from "#lib/routes.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const person = await apiPerson(request, "media.read");
  if (person instanceof Response) return person;
  const id = parseId((await params).id);
  const item = id === null ? null : await findItem(person, id);
  const headers = { "Cache-Control": "private, no-store" };
  return item ? Response.json(item, { headers }) : Response.json({ error: "媒体库里没有它，可能已被删除" }, { status: 404, headers });
}
