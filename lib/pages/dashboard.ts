import "server-only";
import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { pages } from "#db/schema/index.ts";
import type { PageSection } from "#db/vocabulary.ts";
import { documentFromHtml } from "#lib/content/from-html.ts";
import { demand } from "#lib/people/demand.ts";
import type { Person } from "#lib/people/person.ts";
import { routes } from "#lib/routes.ts";

/** Where readers find a page. */
export function pagePath(section: PageSection, slug: string): string {
  if (section === "services") return routes.service(slug);
  return section === "about" ? routes.aboutPage(slug) : `/${slug}`;
}

export async function listPagesToEdit(person: Person) {
  demand(person, "page.edit");
  const rows = await db()
    .select({
      id: pages.id,
      section: pages.section,
      slug: pages.slug,
      title: pages.title,
      summary: pages.summary,
      complete: pages.complete,
      updatedAt: pages.updatedAt,
    })
    .from(pages)
    .orderBy(asc(pages.sort), asc(pages.id));
  return rows.map((row) => ({ ...row, path: pagePath(row.section, row.slug) }));
}

/** One page with its document; what came as HTML is read into one. */
export async function getPageToEdit(person: Person, id: number) {
  demand(person, "page.edit");
  const [row] = await db().select().from(pages).where(eq(pages.id, id));
  if (!row) return null;
  const { html, document, ...page } = row;
  return { ...page, path: pagePath(row.section, row.slug), document: document ?? documentFromHtml(html) };
}
