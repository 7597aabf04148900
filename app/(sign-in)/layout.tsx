import type { Metadata } from "next";
import type { ReactNode } from "react";
import { routes } from "#lib/routes.ts";
import { getSettings } from "#lib/settings/public.ts";
import "#app/dashboard/dashboard.css";

// A one-time link must not travel on in a Referer.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export default async function SignInLayout({ children }: { children: ReactNode }) {
  const { siteName } = await getSettings();
  return (
    <div className="sign-in" data-theme="auto">
      <header className="sign-in-head">
        <a className="brand" href={routes.home()}>
          <span className="seal" aria-hidden="true">
            {siteName.slice(0, 1)}
          </span>
          <span>{siteName}</span>
        </a>
        <a className="link" href={routes.home()}>
          返回网站
        </a>
      </header>
      {children}
    </div>
  );
}
