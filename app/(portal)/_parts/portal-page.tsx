import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "#components/portal/breadcrumbs.tsx";
import { DocumentTags } from "#components/portal/document-tags.tsx";
import { SideTools } from "#components/portal/side-tools.tsx";
import { SiteFooter } from "#components/portal/site-footer.tsx";
import { SiteHeader } from "#components/portal/site-header.tsx";
import { earliest } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { listLinkGroups } from "#lib/links/public.ts";
import { currentHref, type NavigationKey } from "#lib/navigation/built-in.ts";
import { listNavigation } from "#lib/navigation/public.ts";
import { routes } from "#lib/routes.ts";
import { mourningAt } from "#lib/settings/mourning.ts";
import { getSettings } from "#lib/settings/public.ts";

type Props = {
  current: NavigationKey | null;
  /** From the first level under the home page to the page itself; none on the home page. */
  crumbs?: readonly Crumb[];
  tags?: readonly string[];
  /** When the content changes by the clock alone. */
  until?: Date | null;
  home?: boolean;
  query?: string;
  children: ReactNode;
};

/** The frame of every public page: head, path, content, tools, foot. */
export async function PortalPage({ current, crumbs = [], tags = [], until = null, home = false, query, children }: Props) {
  const [settings, groups, navigation] = await Promise.all([getSettings(), listLinkGroups(), listNavigation()]);
  const now = new Date();
  const mourning = mourningAt(settings, now);
  return (
    <div className={settings.paragraphStyle === "gap" ? "portal gap" : "portal"} data-mourning={mourning.grey || undefined}>
      <DocumentTags tags={tags} until={earliest(until, mourning.until)} />
      <SiteHeader
        siteName={settings.siteName}
        siteNameEnglish={settings.siteNameEnglish}
        logoUrl={settings.logoUrl}
        navigation={navigation}
        current={currentHref(
          navigation,
          current,
          crumbs.map((crumb) => crumb.href),
        )}
        home={home}
        today={now}
        query={query}
      />
      <main id="main" className="page">
        {crumbs.length > 0 ? <Breadcrumbs crumbs={[{ name: "首页", href: routes.home() }, ...crumbs]} siteUrl={env().APP_URL} /> : null}
        {children}
      </main>
      <SideTools wechatName={settings.wechatName} wechatQrUrl={settings.wechatQrUrl} qqGroup={settings.qqGroup} qqGroupUrl={settings.qqGroupUrl} />
      <SiteFooter groups={groups} {...filingOf(settings)} />
      <script type="module" src="/portal.js" />
    </div>
  );
}

function filingOf({ organizer, icp, policeRecord, siteCode, postalAddress, postcode, phone, email }: Awaited<ReturnType<typeof getSettings>>) {
  return { organizer, icp, policeRecord, siteCode, postalAddress, postcode, phone, email };
}
