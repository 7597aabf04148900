import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { hasShownPassword } from "#lib/auth/confirm-code.ts";
import { readFlash } from "#lib/auth/form-door.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "两步验证" };

export default async function SecondFactorPage() {
  const cookieHeader = (await headers()).get("cookie") ?? "";
  if (!(await hasShownPassword(cookieHeader))) redirect(routes.login());
  return (
    <main className="card sign-in-box" id="content">
      <h1>两步验证</h1>
      <SaidBefore {...(await readFlash(cookieHeader))} />
      <form action={routes.enterCode()} method="post" className="stack">
        <div className="field">
          <label htmlFor="code">验证码</label>
          <p className="hint" id="code-hint">
            手机验证器上现在的六位数字；手机不在身边，可填一个恢复码
          </p>
          <input
            className="input code"
            id="code"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={20}
            aria-describedby="code-hint"
            // biome-ignore lint/a11y/noAutofocus: the code is all that this page is for
            autoFocus
          />
        </div>
        <button className="button primary wide" type="submit">
          确认
        </button>
      </form>
      <p className="hint">
        <a className="link" href={routes.login()}>
          换一个账号
        </a>
      </p>
    </main>
  );
}
