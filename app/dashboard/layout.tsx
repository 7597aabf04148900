import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { CommandPalette } from "#components/dashboard/command-palette.tsx";
import { ShortcutSheet } from "#components/dashboard/shortcut-sheet.tsx";
import { SidebarLinks } from "#components/dashboard/sidebar-links.tsx";
import { SidebarToggle } from "#components/dashboard/sidebar-toggle.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { requireSignedIn } from "#lib/auth/actor.ts";
import { navigationFor } from "#lib/people/navigation.ts";
import { routes } from "#lib/routes.ts";
import { getSettings } from "#lib/settings/public.ts";
import "./dashboard.css";

export const metadata: Metadata = { title: { default: "工作台", template: "%s — 工作台" }, robots: { index: false, follow: false } };

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { person, mustEnrol, preferences } = await requireSignedIn();
  const [settings, jar] = await Promise.all([getSettings(), cookies()]);
  const theme = String(preferences.theme ?? "auto");
  return (
    <div
      className="shell"
      data-sidebar={jar.get("sidebar")?.value === "folded" ? "folded" : "open"}
      data-theme={["light", "dark", "auto"].includes(theme) ? theme : "auto"}
      data-shortcuts={preferences.shortcuts === false ? "off" : "on"}
      data-contrast={preferences.contrast === "high" ? "high" : "normal"}
    >
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <aside className="sidebar" aria-label="侧栏">
        <a className="brand" href={routes.dashboard()}>
          <span className="seal" aria-hidden="true">
            {settings.siteName.slice(0, 1)}
          </span>
          <span className="brand-name">{settings.siteName}</span>
        </a>
        <SidebarLinks items={mustEnrol ? [] : navigationFor(person)} />
        <div className="sidebar-foot">
          <SidebarToggle />
          <span className="label">收起</span>
          <ShortcutSheet />
        </div>
      </aside>
      <div>
        <header className="topbar">
          <span className="grow" />
          {mustEnrol ? null : <CommandPalette source={routes.commands()} />}
          <a className="button quiet small" href={routes.home()}>
            <StaffIcon name="external" />
            查看站点
          </a>
          <a className="button quiet" href={routes.account()}>
            <span className="avatar me" aria-hidden="true">
              {person.name.slice(-1)}
            </span>
            {person.name}
            <span className="hidden-text">的账号</span>
          </a>
        </header>
        {children}
      </div>
    </div>
  );
}
