import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { NewAccountForm } from "#components/dashboard/new-account-form.tsx";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { readFlash } from "#lib/auth/form-door.ts";
import { heldLink } from "#lib/auth/link-door.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "开通管理员" };

export default async function SetupPage() {
  const cookieHeader = (await headers()).get("cookie") ?? "";
  const held = await heldLink("setup", cookieHeader);
  if (!held) redirect(routes.login());
  const said = await readFlash(cookieHeader);
  return (
    <main className="card sign-in-box" id="content">
      <h1>开通管理员</h1>
      <SaidBefore {...said} />
      <p className="hint">管理员管理用户和设置，不发布稿件。开通之后要设置两步验证。</p>
      <NewAccountForm action={routes.finishLink("setup")} button="开通" name={said.name ?? ""} email={{ value: said.email, fixed: false }} />
    </main>
  );
}
