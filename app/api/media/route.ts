import { apiPerson } from "#lib/auth/api.ts";
import { listMedia } from "#lib/media/dashboard.ts";
import { mediaFilterOf } from "#lib/media/filter.ts";
import { parseId } from "#lib/routes.ts";

/** A page of the library: filters as in the address of the library page, `cursor` from the `next` of the page before. */
export async function GET(request: Request): Promise<Response> {
  const person = await apiPerson(request, "media.read");
  if (person instanceof Response) return person;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const page = await listMedia(person, mediaFilterOf(query), parseId(query.cursor ?? "") ?? undefined);
  return Response.json(page, { headers: { "Cache-Control": "private, no-store" } });
}
