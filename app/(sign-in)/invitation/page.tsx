import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { NewAccountForm } from "#components/dashboard/new-account-form.tsx";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { readFlash } from "#lib/auth/form-door.ts";
import { heldLink } from "#lib/auth/link-door.ts";
import { routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "开通账号" };

export default async function InvitationPage() {
  const cookieHeader = (await headers()).get("cookie") ?? "";
  const held = await heldLink("invitation", cookieHeader);
  if (!held) redirect(routes.login());
  const said = await readFlash(cookieHeader);
  return (
    <main className="card sign-in-box" id="content">
      <h1>开通账号</h1>
      <SaidBefore {...said} />

      <NewAccountForm
        action={routes.finishLink("invitation")}
        button="开通"
        name={said.name ?? held.link.name ?? ""}
        email={{ value: held.link.email ?? "", fixed: true }}
      />
    </main>
  );
}
