import { apiPerson } from "#lib/auth/api.ts";
import { receiptCookie, takeForm } from "#lib/media/form-upload.ts";
import { routes } from "#lib/routes.ts";

/** The upload form of the library where no script runs. */
export async function POST(request: Request): Promise<Response> {
  const person = await apiPerson(request, "media.upload");
  if (person instanceof Response) return person.status === 401 ? leadTo(routes.login()) : person;
  const receipt = await takeForm(person, request);
  const [only] = receipt.added;
  if (only !== undefined && receipt.added.length === 1 && receipt.refused.length === 0) return leadTo(routes.dashboardMediaItem(only));
  return leadTo(routes.dashboardMedia({ receipt: receipt.mark }), receiptCookie(receipt));
}

function leadTo(location: string, cookie?: string): Response {
  const headers = new Headers({ Location: location, "Cache-Control": "private, no-store" });
  if (cookie) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
