import { clearedCookie } from "#lib/auth/cookies.ts";
import { backTo } from "#lib/auth/form-door.ts";
import { routes } from "#lib/routes.ts";

/** Where the provider's people land who are nobody here, and those whose sign-in there came to nothing. */
export async function GET(): Promise<Response> {
  const error = "统一身份登录没有成功。第一次使用请先用密码登录，再到“我的账号”里关联";
  return backTo(routes.login(), [clearedCookie("outside")], { error });
}
