import { routes } from "#lib/routes.ts";

/** The six items of the association's navigation, in its order; shown while the office has none of its own. */
export const builtInNavigation = [
  { key: "home", label: "首页", href: routes.home() },
  { key: "news", label: "资讯中心", href: routes.news() },
  { key: "zones", label: "中国开发区", href: routes.zones() },
  { key: "services", label: "协会服务", href: routes.services() },
  { key: "about", label: "中国开发区协会", href: routes.about() },
  { key: "submit", label: "投稿", href: routes.submit() },
] as const;
export type NavigationKey = (typeof builtInNavigation)[number]["key"];

export type NavigationItem = { label: string; href: string; children: readonly { label: string; href: string }[] };

/** The address of the item that a page stands under: the most special of those that lead to it. */
export function currentHref(items: readonly NavigationItem[], key: NavigationKey | null, path: readonly string[]): string | null {
  const section = builtInNavigation.find((item) => item.key === key)?.href;
  const wanted = [...path.toReversed(), ...(section ? [section] : [])];
  const known = new Set(items.flatMap((item) => [item.href, ...item.children.map((child) => child.href)]));
  return wanted.find((href) => known.has(href)) ?? null;
}
