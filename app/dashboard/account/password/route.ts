import { changePassword } from "#lib/auth/change-password.ts";
import { backTo, browserOf, readForm, textOf } from "#lib/auth/form-door.ts";
import { findSession } from "#lib/auth/session.ts";
import { attempt } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const signedIn = await findSession(request.headers.get("cookie") ?? "");
  if (!signedIn) return backTo(routes.login(), [], { error: "登录已失效，请重新登录" });
  const typed = { current: textOf(form, "current"), next: textOf(form, "next"), again: textOf(form, "again") };
  const result = await attempt(() => changePassword(signedIn.person, typed, browserOf(request)));
  if ("error" in result) return backTo(routes.account(), [], { error: result.error });
  return backTo(routes.account(), [result.value], { done: "密码已更改，其他浏览器里的登录已结束" });
}
