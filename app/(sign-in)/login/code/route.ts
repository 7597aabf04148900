import { confirmCode } from "#lib/auth/confirm-code.ts";
import { clearedCookie } from "#lib/auth/cookies.ts";
import { backTo, browserOf, readForm, textOf } from "#lib/auth/form-door.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const outcome = await confirmCode(textOf(form, "code"), request.headers.get("cookie") ?? "", browserOf(request));
  if (outcome.kind === "in") return backTo(routes.dashboard(), outcome.cookies);
  if (outcome.kind === "expired") return backTo(routes.login(), [clearedCookie("pending")], { error: "等得太久，请重新输入密码" });
  return backTo(routes.loginSecondFactor(), [], { error: "验证码不对，或者已经用过" });
}
