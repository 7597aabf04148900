import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PasswordField } from "#components/dashboard/password-field.tsx";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { getSignedIn } from "#lib/auth/actor.ts";
import { readFlash } from "#lib/auth/form-door.ts";
import { outsideProvider } from "#lib/auth/outside.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "登录" };

export default async function LoginPage() {
  const outside = outsideProvider();
  const said = await readFlash((await headers()).get("cookie") ?? "");
  if (!said.error && (await getSignedIn())) redirect(routes.dashboard());
  return (
    <main className="card sign-in-box" id="content">
      <h1>登录</h1>
      <SaidBefore {...said} />
      <form action={routes.enter()} method="post" className="stack">
        <div className="field">
          <label htmlFor="email">邮箱</label>
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
            // biome-ignore lint/a11y/noAutofocus: signing in is all that this page is for
            autoFocus={!said.email}
          />
        </div>
        <PasswordField
          name="password"
          label="密码"
          autoComplete="current-password"
          aside={
            <a className="link push" href={routes.forgotPassword()}>
              忘记密码
            </a>
          }
        />
        <label className="choice">
          <input type="checkbox" name="remember" value="yes" />
          在这台电脑上保持登录7天
        </label>
        <button className="button primary wide" type="submit">
          登录
        </button>
      </form>
      {outside ? (
        <form action={routes.enterOutside()} method="post" className="other-way">
          <button className="button wide" type="submit">
            用{outside.name}登录
          </button>
        </form>
      ) : null}
      <p className="hint">账号由管理员邀请开通。共用的电脑请不要保持登录。</p>
    </main>
  );
}
