/** Every address of the site is built here. */
type Query = Record<string, string | number | null | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  const tail = search.toString();
  return tail ? `${path}?${tail}` : path;
}

export const routes = {
  home: () => "/",
  news: () => "/news",
  channel: (slug: string, query: Query = {}) => withQuery(`/news/${slug}`, query),
  channelPage: (slug: string, page: number, query: Query = {}) => withQuery(page <= 1 ? `/news/${slug}` : `/news/${slug}/pages/${page}`, query),
  channelFeed: (slug: string) => `/news/${slug}/feed.xml`,
  article: (id: number) => `/articles/${id}`,
  articleText: (id: number) => `/articles/${id}/text`,
  articleViews: (id: number) => `/api/articles/${id}/views`,
  articlePixel: (id: number) => `/api/articles/${id}/views.gif`,
  topic: (slug: string) => `/topics/${slug}`,
  zones: (query: Query = {}) => withQuery("/zones", query),
  zone: (code: string) => `/zones/${code}`,
  zonesCsv: (query: Query = {}) => withQuery("/zones/data.csv", query),
  services: () => "/services",
  service: (slug: string) => `/services/${slug}`,
  about: () => "/about",
  aboutPage: (slug: string) => `/about/${slug}`,
  submit: () => "/submit",
  messages: () => "/messages",
  magazine: () => "/magazine",
  links: () => "/links",
  favorites: () => "/favorites",
  search: (query: Query = {}) => withQuery("/search", query),
  sitemap: () => "/sitemap",
  accessibility: () => "/accessibility",
  privacy: () => "/privacy",
  copyright: () => "/copyright",
  feed: () => "/feed.xml",
  login: () => "/login",
  enter: () => "/login/enter",
  loginSecondFactor: () => "/login/second-factor",
  enterCode: () => "/login/code",
  leave: () => "/login/leave",
  enterOutside: () => "/login/outside",
  unknownOutside: () => "/login/outside/unknown",
  linkOutside: () => "/dashboard/account/outside",
  forgotPassword: () => "/login/forgot",
  askReset: () => "/login/forgot/send",
  oneTimeLink: (kind: "setup" | "invitation" | "reset", token: string) => `/${kind}/${token}`,
  linkPage: (kind: "setup" | "invitation" | "reset") => `/${kind}`,
  finishLink: (kind: "setup" | "invitation" | "reset") => `/${kind}/finish`,
  dashboard: () => "/dashboard",
  commands: () => "/api/commands",
  account: () => "/dashboard/account",
  changePassword: () => "/dashboard/account/password",
  users: () => "/dashboard/users",
  user: (id: number) => `/dashboard/users/${id}`,
  outbox: () => "/dashboard/outbox",
  secondFactor: () => "/dashboard/account/second-factor",
  dashboardArticles: (query: Query = {}) => withQuery("/dashboard/articles", query),
  dashboardArticlesExport: (query: Query = {}) => withQuery("/dashboard/articles/export", query),
  trash: () => "/dashboard/articles/trash",
  editArticle: (id: number) => `/dashboard/articles/${id}`,
  previewArticle: (id: number, query: Query = {}) => withQuery(`/dashboard/articles/${id}/preview`, query),
  preview: (token: string) => `/preview/${token}`,
  dashboardMedia: (query: Query = {}) => withQuery("/dashboard/media", query),
  dashboardMediaItem: (id: number) => `/dashboard/media/${id}`,
  mediaForm: () => "/dashboard/media/upload",
  media: (query: Query = {}) => withQuery("/api/media", query),
  mediaItem: (id: number) => `/api/media/${id}`,
  uploads: (query: Query = {}) => withQuery("/api/uploads", query),
  dashboardLinks: () => "/dashboard/links",
  dashboardHome: (query: Query = {}) => withQuery("/dashboard/home", query),
  homePreview: (query: Query = {}) => withQuery("/dashboard/home/preview", query),
  dashboardChannels: () => "/dashboard/channels",
  dashboardNavigation: () => "/dashboard/navigation",
  dashboardSources: (query: Query = {}) => withQuery("/dashboard/sources", query),
  dashboardSettings: () => "/dashboard/settings",
  articleDraft: (id: number) => `/api/articles/${id}/draft`,
  articlePresence: (id: number) => `/api/articles/${id}/presence`,
  log: (query: Query = {}) => withQuery("/dashboard/log", query),
  logExport: (query: Query = {}) => withQuery("/dashboard/log/export", query),
} as const;

/** A database id in an address: digits without a leading zero that fit an integer, else null. */
export function parseId(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : null;
}
