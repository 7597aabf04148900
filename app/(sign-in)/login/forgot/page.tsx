import type { Metadata } from "next";
import { headers } from "next/headers";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { readFlash } from "#lib/auth/form-door.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "忘记密码" };

export default async function ForgotPasswordPage() {
  const said = await readFlash((await headers()).get("cookie") ?? "");
  return (
    <main className="card sign-in-box" id="content">
      <h1>忘记密码</h1>
      <SaidBefore {...said} />
      <form action={routes.askReset()} method="post" className="stack">
        <div className="field">
          <label htmlFor="email">邮箱</label>
          <p className="hint" id="email-hint">
            重设密码的链接会发到这个邮箱，30分钟内有效
          </p>
          <input
            className="input"
            id="email"
            name="email"
            type="text"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            defaultValue={said.email}
            aria-describedby="email-hint"
          />
        </div>
        <button className="button primary wide" type="submit">
          发送链接
        </button>
      </form>
      <p className="hint">
        <a className="link" href={routes.login()}>
          返回登录
        </a>
      </p>
    </main>
  );
}
