import { acceptInvitation } from "#lib/auth/accept-invitation.ts";
import { browserOf, textOf } from "#lib/auth/form-door.ts";
import { finishLink } from "#lib/auth/link-door.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  return finishLink("invitation", request, async (token, form) => {
    const typed = { name: textOf(form, "name"), password: textOf(form, "password"), again: textOf(form, "again") };
    return { to: routes.dashboard(), cookies: [await acceptInvitation(token, typed, browserOf(request))] };
  });
}
