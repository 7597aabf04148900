import { backTo, browserOf, readForm, textOf } from "#lib/auth/form-door.ts";
import { askReset } from "#lib/auth/reset-password.ts";
import { routes } from "#lib/routes.ts";

export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const email = textOf(form, "email");
  const sent = await askReset(email, browserOf(request).address);
  const said = sent ? { done: "如果这个邮箱有账号，链接已经发出，请查收邮件" } : { error: "请求得太频繁，请过一小时再试" };
  return backTo(routes.forgotPassword(), [], { ...said, email });
}
