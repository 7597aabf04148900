import { routes } from "#lib/routes.ts";

/** The six items of the association's navigation, in its order. */
export const navigation = [
  { key: "home", name: "首页", href: routes.home() },
  { key: "news", name: "资讯中心", href: routes.news() },
  { key: "zones", name: "中国开发区", href: routes.zones() },
  { key: "services", name: "协会服务", href: routes.services() },
  { key: "about", name: "中国开发区协会", href: routes.about() },
  { key: "submit", name: "投稿", href: routes.submit() },
] as const;
export type NavigationKey = (typeof navigation)[number]["key"];
