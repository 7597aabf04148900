import type { Person } from "#lib/people/person.ts";
import { may, type Right } from "#lib/people/rights.ts";
import { routes } from "#lib/routes.ts";

export type NavigationItem = { href: string; label: string; icon: string; right: Right };

/** The dashboard's navigation in order of use; what a person may not open is not there. */
const items = [
  { href: routes.dashboard(), label: "工作台", icon: "workbench", right: "dashboard.open" },
  { href: routes.dashboardArticles(), label: "稿件", icon: "article", right: "article.read" },
  { href: routes.mediaLibrary(), label: "媒体", icon: "image", right: "media.read" },
  { href: routes.dashboardChannels(), label: "频道与导航", icon: "channels", right: "channel.arrange" },
  { href: routes.homeArrangement(), label: "首页编排", icon: "home", right: "home.arrange" },
  { href: routes.dashboardPages(), label: "页面", icon: "article", right: "page.edit" },
  { href: routes.dashboardLinks(), label: "友情链接", icon: "link", right: "link.edit" },
  { href: routes.dashboardSources(), label: "稿源", icon: "mail", right: "source.edit" },
  { href: routes.users(), label: "用户", icon: "users", right: "user.manage" },
  { href: routes.log(), label: "日志", icon: "log", right: "log.read" },
  { href: routes.siteSettings(), label: "设置", icon: "settings", right: "settings.edit" },
  { href: routes.outbox(), label: "发件箱", icon: "mail", right: "outbox.read" },
] as const satisfies readonly NavigationItem[];

export function navigationFor(person: Person): readonly (typeof items)[number][] {
  return items.filter((item) => may(person, item.right));
}
