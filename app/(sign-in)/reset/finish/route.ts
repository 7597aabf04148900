import { textOf } from "#lib/auth/form-door.ts";
import { finishLink } from "#lib/auth/link-door.ts";
import { resetPassword } from "#lib/auth/reset-password.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  return finishLink("reset", request, async (token, form) => {
    await resetPassword(token, { password: textOf(form, "password"), again: textOf(form, "again") });
    return { to: routes.login(), cookies: [], flash: { done: "密码已更改，请用新密码登录" } };
  });
}
