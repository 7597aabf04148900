import "server-only";
import type { PageSection } from "#db/vocabulary.ts";
import { sanitize } from "#lib/content/sanitize.ts";
import { seedJson, seedText } from "#lib/seed/files.ts";

type Listed = { section: PageSection; slug: string; title: string; summary: string; complete: boolean };
export type SeedPage = Listed & { html: string; sort: number };

/** Services, about and site pages in the order of db/seed/pages.json; their words stand in db/seed/pages. */
export function seedPages(): SeedPage[] {
  return seedJson<Listed[]>("pages.json").map((page, sort) => ({
    ...page,
    sort,
    html: sanitize(seedText(`pages/${page.section}/${page.slug}.html`)),
  }));
}
