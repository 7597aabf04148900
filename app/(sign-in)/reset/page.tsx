import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { NewAccountForm } from "#components/dashboard/new-account-form.tsx";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { readFlash } from "#lib/auth/form-door.ts";
import { heldLink } from "#lib/auth/link-door.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "重设密码" };

export default async function ResetPage() {
  const cookieHeader = (await headers()).get("cookie") ?? "";
  const held = await heldLink("reset", cookieHeader);
  if (!held) redirect(routes.login());
  const said = await readFlash(cookieHeader);
  return (
    <main className="card sign-in-box" id="content">
      <h1>重设密码</h1>
      <SaidBefore {...said} />
      <p className="hint">重设后，所有浏览器里的登录都会结束。</p>
      <NewAccountForm action={routes.finishLink("reset")} button="重设密码" />
    </main>
  );
}
