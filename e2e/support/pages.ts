import type { APIRequestContext, Page } from "@playwright/test";

/** One address of each kind of public page. The article is found through its channel, as a reader would. */
export const pageTypes = {
  home: "/",
  news: "/news",
  channel: "/news/policies",
  zones: "/zones?province=上海市",
  zone: "/zones/G311084",
  topic: "/topics/zone-legislation",
  services: "/services",
  service: "/services/training",
  about: "/about",
  aboutPage: "/about/contact",
  submit: "/submit",
  messages: "/messages",
  magazine: "/magazine",
  links: "/links",
  favorites: "/favorites",
  search: "/search?q=营商环境",
  sitemap: "/sitemap",
  accessibility: "/accessibility",
  privacy: "/privacy",
  copyright: "/copyright",
  notFound: "/nowhere",
} as const;

/** Address of the article that leads the home page. */
export async function headlinePath(request: APIRequestContext): Promise<string> {
  const html = await (await request.get("/")).text();
  const match = html.match(/<h1><a href="(\/articles\/\d+)"/);
  if (!match?.[1]) throw new Error("the home page has no headline");
  return match[1];
}

/** The pages that a narrow window, a mode or a colour scheme changes most. */
export async function varied(request: APIRequestContext): Promise<string[]> {
  return [pageTypes.home, await headlinePath(request), pageTypes.channel, pageTypes.zones];
}

/** Pixels by which the page is wider than its window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
