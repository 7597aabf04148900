import { backTo, readForm, textOf } from "#lib/auth/form-door.ts";
import { unlinkIdentity } from "#lib/auth/link-identity.ts";
import { goOutside, outsideProvider } from "#lib/auth/outside.ts";
import { findSession } from "#lib/auth/session.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const signedIn = await findSession(request.headers.get("cookie") ?? "");
  if (!signedIn || !outsideProvider()) return backTo(routes.login());
  if (textOf(form, "do") !== "unlink") return goOutside("link");
  await unlinkIdentity(signedIn.person);
  return backTo(routes.account(), [], { done: "已解除统一身份的关联" });
}
