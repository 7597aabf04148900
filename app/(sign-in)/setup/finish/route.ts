import { browserOf, textOf } from "#lib/auth/form-door.ts";
import { finishLink } from "#lib/auth/link-door.ts";
import { setUpAdministrator } from "#lib/auth/set-up-administrator.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  return finishLink("setup", request, async (token, form) => {
    const typed = { name: textOf(form, "name"), email: textOf(form, "email"), password: textOf(form, "password"), again: textOf(form, "again") };
    return { to: routes.dashboard(), cookies: [await setUpAdministrator(token, typed, browserOf(request))] };
  });
}
