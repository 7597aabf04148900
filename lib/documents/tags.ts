/** Names of what a document shows. A list carries the tag of the list, not of its items. */
export const tags = {
  home: "home",
  links: "links",
  settings: "settings",
  zones: "zones",
  channels: "channels",
  sources: "sources",
  article: (id: number) => `article:${id}`,
  channel: (slug: string) => `channel:${slug}`,
  topic: (slug: string) => `topic:${slug}`,
  zone: (code: string) => `zone:${code}`,
  page: (section: string, slug: string) => `page:${section}/${slug}`,
} as const;

/** What readers can see of an article at one moment. */
export type ArticleSnapshot = {
  id: number;
  published: boolean;
  /** The main channel first, then the further ones. */
  channelSlugs: readonly string[];
  topicSlugs: readonly string[];
  zoneCodes: readonly string[];
};

/** Tags made stale by a change, from what was seen before and what is seen after. */
export function staleTags(before: ArticleSnapshot | null, after: ArticleSnapshot | null): string[] {
  const stale = new Set<string>();
  for (const snapshot of [before, after]) {
    if (!snapshot) continue;
    stale.add(tags.article(snapshot.id));
    if (!snapshot.published) continue;
    stale.add(tags.home);
    for (const slug of snapshot.channelSlugs) stale.add(tags.channel(slug));
    for (const slug of snapshot.topicSlugs) stale.add(tags.topic(slug));
    for (const code of snapshot.zoneCodes) stale.add(tags.zone(code));
  }
  return [...stale];
}
