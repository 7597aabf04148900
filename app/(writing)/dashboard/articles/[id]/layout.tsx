import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireSignedIn } from "#lib/auth/actor.ts";
import "#app/dashboard/dashboard.css";

export const metadata: Metadata = { title: { default: "写稿", template: "%s — 写稿" }, robots: { index: false, follow: false } };

/** The whole window is the article's; the back arrow leads out. */
export default async function WritingLayout({ children }: { children: ReactNode }) {
  const { preferences } = await requireSignedIn();
  const theme = String(preferences.theme ?? "auto");
  return (
    <div
      className="writing-frame"
      data-theme={["light", "dark", "auto"].includes(theme) ? theme : "auto"}
      data-contrast={preferences.contrast === "high" ? "high" : "normal"}
    >
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      {children}
    </div>
  );
}
