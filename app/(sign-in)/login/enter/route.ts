import { backTo, browserOf, readForm, textOf } from "#lib/auth/form-door.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { attempt } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const email = textOf(form, "email");
  const result = await attempt(() =>
    signIn({
      email,
      password: textOf(form, "password"),
      remember: textOf(form, "remember") === "yes",
      cookieHeader: request.headers.get("cookie") ?? "",
      browser: browserOf(request),
    }),
  );
  if ("error" in result) return backTo(routes.login(), [], { error: result.error, email });
  const outcome = result.value;
  if (outcome.kind === "crowded") return backTo(routes.login(), [], { error: "登录的次数太多，请过一刻钟再试", email });
  if (outcome.kind === "code") return backTo(routes.loginSecondFactor(), outcome.cookies);
  if (outcome.kind === "in") return backTo(routes.dashboard(), outcome.cookies);
  return backTo(routes.login(), [], { error: "邮箱或密码不对；连续5次不对，会停一刻钟", email });
}
