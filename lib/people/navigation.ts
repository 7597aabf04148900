import type { Person } from "#lib/people/person.ts";
import { may, type Right } from "#lib/people/rights.ts";
import { routes } from "#lib/routes.ts";

export type NavigationItem = { href: string; label: string; icon: string; right: Right };

/** The dashboard's navigation in order of use; what a person may not open is not there. */
const items = [
  { href: routes.dashboard(), label: "工作台", icon: "workbench", right: "dashboard.open" },
  { href: routes.dashboardArticles(), label: "稿件", icon: "article", right: "article.read" },
  { href: routes.dashboardMedia(), label: "媒体库", icon: "image", right: "media.read" },
  { href: routes.dashboardChannels(), label: "栏目", icon: "channels", right: "channel.arrange" },
  { href: routes.dashboardHome(), label: "首页", icon: "home", right: "home.arrange" },
  { href: routes.dashboardPages(), label: "页面", icon: "page", right: "page.edit" },
  { href: routes.dashboardLinks(), label: "友情链接", icon: "link", right: "link.edit" },
  { href: routes.dashboardSources(), label: "稿源", icon: "source", right: "source.edit" },
  { href: routes.dashboardTerms(), label: "词表", icon: "check", right: "term.edit" },
  { href: routes.users(), label: "用户", icon: "users", right: "user.manage" },
  { href: routes.dashboardSettings(), label: "设置", icon: "settings", right: "settings.edit" },
  { href: routes.log(), label: "日志", icon: "log", right: "log.read" },
] as const satisfies readonly NavigationItem[];

export function navigationFor(person: Person): readonly (typeof items)[number][] {
  return items.filter((item) => may(person, item.right));
}
